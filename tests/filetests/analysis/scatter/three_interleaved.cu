// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: cells 3*i, 3*i+1 and 3*i+2, in a loop
// args: out i32[300] out; i32[100] a = random; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void interleaved(int *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        for (int k = 0; k < 3; k++)
            out[3 * i + k] = a[i] + k;
}
