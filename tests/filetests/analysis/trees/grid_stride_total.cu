// verdict: independent_if
// condition: (blockDim.x & (blockDim.x - 1)) == 0
// condition: gridDim.y*blockDim.y == 1
// condition: gridDim.z*blockDim.z == 1
// accept: must
// why: threads go through the array in steps of the launch, blocks gather, and one total is added to
// args: out i32[1] total; i32[100] a = random; i32 n = 100
// launches: 1x1 2x64 4x32 7x16 3x8
// refuted_by: 4x12
// shows: difference
#include "../cuda.h"

__global__ void grid_stride_total(int *total, const int *a, int n) {
    extern __shared__ int sums[];
    int t = threadIdx.x, sum = 0;
    for (int i = blockIdx.x * blockDim.x + t; i < n; i += gridDim.x * blockDim.x)
        sum += a[i];
    sums[t] = sum;
    __syncthreads();
    for (int half = blockDim.x / 2; half > 0; half /= 2) {
        if (t < half)
            sums[t] += sums[t + half];
        __syncthreads();
    }
    if (t == 0)
        atomicAdd(total, sums[0]);
}
