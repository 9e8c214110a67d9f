// verdict: unknown
// accept: never
// why: a branch asks which of two addresses is lower
// args: out i32[100] out; i32[100] a; i32 n = 100
// shows: none
#include "../cuda.h"

__global__ void address_order(int *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        out[i] = (size_t)a < (size_t)out ? 1 : 2;
}
