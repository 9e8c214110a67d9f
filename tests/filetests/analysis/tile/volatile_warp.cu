// verdict: racy
// accept: never
// why: threads of a warp are taken to run in step, without a barrier
// args: out i32[4] out; i32[128] a = random; i32 rows = 4
// refuted_by: 4x32
// shows: race
#include "../cuda.h"

__global__ void in_step(int *out, const int *a, int rows) {
    __shared__ volatile int sums[64];
    int t = threadIdx.x;
    sums[t + 32] = 0;
    sums[t] = a[blockIdx.x * 32 + t];
    for (int by = 16; by > 0; by /= 2)
        sums[t] += sums[t + by];
    if (t == 0)
        out[blockIdx.x] = sums[0];
}
