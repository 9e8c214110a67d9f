// verdict: unknown
// accept: never
// why: only the first threads clear counts: a block of fewer than 16 threads adds to what was there
// args: out i32[16] bins; u8[100] a = random; i32 n = 100
// shows: none
#include "../cuda.h"

__global__ void histogram_uncleared(int *bins, const unsigned char *a, int n) {
    __shared__ int counts[16];
    if (threadIdx.x < 8)
        counts[threadIdx.x] = 0;
    __syncthreads();
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x)
        atomicAdd(&counts[a[i] & 15], 1);
    __syncthreads();
    for (int k = threadIdx.x; k < 16; k += blockDim.x)
        atomicAdd(&bins[k], counts[k]);
}
