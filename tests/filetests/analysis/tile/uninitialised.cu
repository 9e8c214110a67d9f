// verdict: unknown
// accept: never
// why: cells of shared memory are read that nobody wrote
// args: out i32[64] out; i32 n = 64
// shows: none
#include "../cuda.h"

__global__ void uninitialised(int *out, int n) {
    __shared__ int tile[64];
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (threadIdx.x % 2 == 0)
        tile[threadIdx.x % 64] = i;
    __syncthreads();
    if (i < n)
        out[i] = tile[threadIdx.x % 64];
}
