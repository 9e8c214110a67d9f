// verdict: independent_if
// condition: (blockDim.x & (blockDim.x - 1)) == 0
// condition: gridDim.x*blockDim.x >= n
// condition: gridDim.y*blockDim.y == 1
// condition: gridDim.z*blockDim.z == 1
// accept: must
// why: each block sums its integers by a tree and adds the sum to one total
// args: out i32[1] total; i32[100] a = random; i32 n = 100
// launches: 1x128 4x32 7x16 100x1 13x8
// refuted_by: 10x12
// shows: difference
#include "../cuda.h"

__global__ void tree_atomic(int *total, const int *a, int n) {
    extern __shared__ int sums[];
    int t = threadIdx.x;
    int i = blockIdx.x * blockDim.x + t;
    sums[t] = i < n ? a[i] : 0;
    __syncthreads();
    for (int half = blockDim.x / 2; half > 0; half >>= 1) {
        if (t < half)
            sums[t] += sums[t + half];
        __syncthreads();
    }
    if (t == 0)
        atomicAdd(total, sums[0]);
}
