// verdict: racy
// accept: never
// why: counts are added to the global ones before all threads have counted
// args: out i32[16] bins; u8[100] a = random; i32 n = 100
// refuted_by: 1x64 2x32
// shows: race
#include "../cuda.h"

__global__ void histogram_early(int *bins, const unsigned char *a, int n) {
    __shared__ int counts[16];
    if (threadIdx.x < 16)
        counts[threadIdx.x] = 0;
    __syncthreads();
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x)
        atomicAdd(&counts[a[i] & 15], 1);
    if (threadIdx.x < 16)
        atomicAdd(&bins[threadIdx.x], counts[threadIdx.x]);
}
