// verdict: racy
// accept: never
// why: a barrier holds a block together, not the grid
// args: out i32[100] x; out i32[100] y; i32[100] a = iota; i32 n = 100
// refuted_by: 4x32 10x10
// shows: race
#include "../cuda.h"

__global__ void across_blocks(int *x, int *y, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        x[i] = a[i] + 1;
    __syncthreads();
    if (i < n)
        y[i] = x[n - 1 - i];
}
