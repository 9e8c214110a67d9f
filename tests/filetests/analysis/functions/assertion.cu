// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: launches with more threads than elements fail the assertion; of the others those agree that reach all elements
// args: out i32[100] out; i32 n = 100
// launches: 1x100 4x25 100x1
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void assertion(int *out, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n)
        __assertfail("i < n", "assertion.cu", 12, "assertion", 1);
    else
        out[i] = i;
}
