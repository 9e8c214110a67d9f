// verdict: unknown
// accept: never
// why: an address is stored as data
// args: out u64[100] out; i32[100] a; i32 n = 100
// shows: none
#include "../cuda.h"

__global__ void address(size_t *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        out[i] = (size_t)(a + i);
}
