// verdict: racy
// accept: never
// why: the second array starts one element early
// args: out i32[200] p; i32[200] v = iota; i32 n = 100
// refuted_by: 4x32 1x100
// shows: race
#include "../cuda.h"

__global__ void packed_overlap(int *p, const int *v, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        p[i] = v[i];
        p[n - 1 + i] = v[n + i];
    }
}
