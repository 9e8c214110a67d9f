// verdict: racy
// accept: never
// why: which element is written stands in the thread's own array, and is another thread's
// args: out i32[32] out = iota; i32[32] a = random; i32 n = 30
// refuted_by: 1x32
// shows: race
#include "../cuda.h"

__global__ void in_place(int *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n)
        return;
    int order[8];
    for (int k = 0; k < 8; k++)
        order[k] = (a[i] + k) & 7;
    out[order[a[i] >> 3 & 7]] = i;
}
