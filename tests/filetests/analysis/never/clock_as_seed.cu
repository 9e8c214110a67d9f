// verdict: unknown
// accept: never
// why: a branch on a clock, though both ways store the same kind of value
// args: out i32[100] out; i32 n = 100
// shows: none
#include "../cuda.h"

__global__ void clock_branch(int *out, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n && (clock64() & 1024))
        out[i] = 1;
}
