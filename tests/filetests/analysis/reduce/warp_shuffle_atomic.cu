// verdict: independent_if
// condition: blockDim.x % 32 == 0
// condition: gridDim.y*blockDim.y == 1
// condition: gridDim.z*blockDim.z == 1
// accept: may
// why: warps add up their lanes by shuffles, and add the sum to one total
// args: out i32[1] total; i32[100] a = random; i32 n = 100
// launches: 1x32 4x32 2x64 1x96
// shows: none
#include "../cuda.h"

__global__ void warp_sum(int *total, const int *a, int n) {
    int sum = 0;
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x)
        sum += a[i];
    for (int by = 16; by > 0; by >>= 1)
        sum += __shfl_down_sync(0xffffffff, sum, by);
    if ((threadIdx.x & 31) == 0)
        atomicAdd(total, sum);
}
