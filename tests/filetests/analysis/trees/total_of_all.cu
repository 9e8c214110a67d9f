// verdict: independent_if
// condition: (blockDim.x & (blockDim.x - 1)) == 0
// condition: gridDim.x*blockDim.x >= n
// condition: blockDim.x <= 64
// condition: blockDim.y == 1
// condition: blockDim.z == 1
// accept: must
// why: each block finds the largest of its part, and the largest of these is kept
// args: out i32[1] top; i32[100] a = random; i32 n = 100
// launches: 2x64 4x32 7x16 100x1 13x8
// refuted_by: 1x8
// shows: difference
#include "../cuda.h"

__global__ void total_of_all(int *top, const int *a, int n) {
    __shared__ int tops[64];
    int t = threadIdx.x;
    int i = blockIdx.x * blockDim.x + t;
    tops[t] = i < n ? a[i] : -2147483647 - 1;
    __syncthreads();
    for (int half = blockDim.x / 2; half > 0; half >>= 1) {
        if (t < half)
            tops[t] = max(tops[t], tops[t + half]);
        __syncthreads();
    }
    if (t == 0)
        atomicMax(top, tops[0]);
}
