// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: one array holds where in the other one to look
// args: out i32[30] out; i32[30] a = random; i32 n = 30
// launches: 1x32 2x16 3x10 30x1
// refuted_by: 1x29
// shows: difference
#include "../cuda.h"

__global__ void chained(int *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n)
        return;
    int next[8], value[8];
    for (int k = 0; k < 8; k++) {
        next[k] = (a[i] >> k) & 7;
        value[k] = a[i] * k;
    }
    int at = i & 7;
    for (int k = 0; k < 20; k++) {
        value[at] += k;
        next[at] = (next[at] + k) & 7;
        at = next[at];
    }
    out[i] = value[at];
}
