// verdict: racy
// accept: never
// why: the rounds of the tree aren't kept apart
// args: out i32[1] total; i32[128] a = random; i32 n = 128
// refuted_by: 1x128 2x64
// shows: race
#include "../cuda.h"

__global__ void tree_racy(int *total, const int *a, int n) {
    extern __shared__ int sums[];
    int t = threadIdx.x;
    int i = blockIdx.x * blockDim.x + t;
    sums[t] = i < n ? a[i] : 0;
    __syncthreads();
    for (int half = blockDim.x / 2; half > 0; half >>= 1) {
        if (t < half)
            sums[t] += sums[t + half];
    }
    if (t == 0)
        atomicAdd(total, sums[0]);
}
