// verdict: racy
// accept: never
// why: i % 10 is shared by every tenth thread
// args: out i32[10] out; i32[100] a = iota; i32 n = 100
// refuted_by: 4x32 1x100
// shows: race
#include "../cuda.h"

__global__ void modulo(int *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        out[i % 10] = a[i];
}
