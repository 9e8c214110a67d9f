// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: each thread walks a chain of its own through read-only memory
// args: out i32[100] out; i32[100] next = i*37%100; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void walk(int *out, const int *next, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n)
        return;
    int at = i, steps = 0;
    while (at != 0 && steps < n) {
        at = next[at];
        steps++;
    }
    out[i] = steps;
}
