// verdict: racy
// accept: never
// why: two neighbours share a cell
// args: out i32[50] out; i32[100] a = iota; i32 n = 100
// refuted_by: 4x32 1x100
// shows: race
#include "../cuda.h"

__global__ void divided(int *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        out[i / 2] = a[i];
}
