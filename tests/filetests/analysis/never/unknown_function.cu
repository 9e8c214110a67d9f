// verdict: unknown
// accept: never
// why: a function that isn't in the module may do anything
// args: out i32[100] out; i32 n = 100
// shows: none
#include "../cuda.h"

__device__ int elsewhere(int *, int);
__global__ void unknown_function(int *out, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        out[i] = elsewhere(out, i);
}
