// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// condition: stride >= 4
// accept: never
// why: the same kernel called with a stride of three: the fourth cell is the next thread's first
// args: out i32[200] out; i32[50] a = iota; i32 n = 50; i32 stride = 3
// refuted_by: 4x16 1x50
// shows: race
#include "../cuda.h"

__global__ void strided_short(int *out, const int *a, int n, int stride) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        for (int k = 0; k < 4; k++)
            out[i * stride + k] = a[i] + k;
}
