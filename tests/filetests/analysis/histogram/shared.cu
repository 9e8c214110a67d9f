// verdict: independent_if
// condition: gridDim.y*blockDim.y == 1
// condition: gridDim.z*blockDim.z == 1
// accept: must
// why: each block counts in shared memory and adds its counts to the global ones
// args: out i32[16] bins; u8[100] a = random; i32 n = 100
// launches: 1x1 1x7 3x5 4x32 50x3
// refuted_by: 2x8,2
// shows: difference
#include "../cuda.h"

__global__ void histogram_shared(int *bins, const unsigned char *a, int n) {
    __shared__ int counts[16];
    for (int k = threadIdx.x; k < 16; k += blockDim.x)
        counts[k] = 0;
    __syncthreads();
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x)
        atomicAdd(&counts[a[i] & 15], 1);
    __syncthreads();
    for (int k = threadIdx.x; k < 16; k += blockDim.x)
        atomicAdd(&bins[k], counts[k]);
}
