// verdict: depends_on
// grid_independent: true
// accept: never
// why: where in its array a thread counts is asked of the block's size
// args: out i32[30] out; i32[300] a = random; i32 n = 30
// refuted_by: 1x32 2x16
// shows: difference
#include "../cuda.h"

__global__ void histogram_by_block(int *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n)
        return;
    int counts[16];
    for (int k = 0; k < 16; k++)
        counts[k] = 0;
    for (int k = 0; k < 10; k++)
        counts[(a[i * 10 + k] + blockDim.x / 16) & 15] += k + 1;
    out[i] = counts[a[i * 10] & 15] * 100 + counts[i & 15];
}
