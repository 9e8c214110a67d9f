// verdict: racy
// accept: never
// why: a thread may add before its right neighbour has read
// args: out i32[32] out; i32[32] a = random; i32 n = 32
// refuted_by: 1x32
// shows: race
#include "../cuda.h"

__global__ void hillis_steele_racy(int *out, const int *a, int n) {
    __shared__ int sums[32];
    int t = threadIdx.x;
    sums[t] = a[t];
    __syncthreads();
    for (int by = 1; by < n; by *= 2) {
        int left = t >= by ? sums[t - by] : 0;
        sums[t] += left;
        __syncthreads();
    }
    out[t] = sums[t];
}
