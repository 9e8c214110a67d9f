// verdict: fixed_total_only
// accept: may
// why: a generator per thread runs on from element to element
// args: out u32[100] out; i32 n = 100
// launches: 4x8 1x32 32x1
// refuted_by: 1x7
// shows: difference
#include "../cuda.h"

__global__ void random_by_thread(unsigned *out, int n) {
    int first = blockIdx.x * blockDim.x + threadIdx.x;
    unsigned state = 12345u + 747796405u * first;
    for (int i = first; i < n; i += gridDim.x * blockDim.x) {
        state = state * 1664525u + 1013904223u;
        out[i] = state;
    }
}
