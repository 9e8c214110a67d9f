// verdict: depends_on
// grid_independent: true
// accept: never
// why: how far the array is filled with ones depends on the place in the block
// args: out i32[30] out; i32[30] a = random; i32 n = 30
// refuted_by: 1x32 2x16
// shows: difference
#include "../cuda.h"

__global__ void filled_by_thread(int *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n)
        return;
    int marks[32];
    for (int k = 0; k < 32; k++)
        marks[k] = 0;
    for (int k = 0; k <= threadIdx.x; k++)
        marks[(k + a[i]) & 31] = 1;
    out[i] = marks[a[i] & 31] + 2 * marks[(a[i] + 1) & 31];
}
