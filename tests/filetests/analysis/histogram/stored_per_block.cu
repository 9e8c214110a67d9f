// verdict: racy
// accept: never
// why: each block stores its counts to the same place instead of adding them
// args: out i32[16] bins; u8[100] a = random; i32 n = 100
// refuted_by: 2x16 4x32
// shows: race
#include "../cuda.h"

__global__ void histogram_stored(int *bins, const unsigned char *a, int n) {
    __shared__ int counts[16];
    if (threadIdx.x < 16)
        counts[threadIdx.x] = 0;
    __syncthreads();
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x)
        atomicAdd(&counts[a[i] & 15], 1);
    __syncthreads();
    if (threadIdx.x < 16)
        bins[threadIdx.x] = counts[threadIdx.x];
}
