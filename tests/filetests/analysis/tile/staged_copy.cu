// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: each thread stages its own element: the tile doesn't show
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void staged(int *out, const int *a, int n) {
    extern __shared__ int window[];
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        window[threadIdx.x] = a[i] * 2;
    __syncthreads();
    if (i < n)
        out[i] = window[threadIdx.x] + 1;
}
