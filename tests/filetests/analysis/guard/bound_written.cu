// verdict: racy
// accept: never
// why: the bound is in memory that the kernel writes
// args: out i32[101] out = i*0+60; i32 n = 100
// refuted_by: 4x32 1x100
// shows: race
#include "../cuda.h"

__global__ void bound_written(int *out, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n && i < out[50])
        out[i] = i + 10;
}
