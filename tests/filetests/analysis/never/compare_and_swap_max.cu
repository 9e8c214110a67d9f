// verdict: unknown
// accept: never
// why: compare-and-swap isn't accepted, even where a loop of it makes a maximum
// args: out i32[1] top; i32[100] a = random; i32 n = 100
// shows: none
#include "../cuda.h"

__global__ void cas_max(int *top, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n)
        return;
    int seen = *top;
    while (seen < a[i]) {
        int before = atomicCAS(top, seen, a[i]);
        if (before == seen)
            break;
        seen = before;
    }
}
