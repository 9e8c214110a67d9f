// verdict: unknown
// accept: never
// opt: O0
// why: a function that calls itself is not followed
// args: out i32[20] out; i32 n = 20
// shows: none
#include "../cuda.h"

__device__ __noinline__ int fibonacci(int k) { return k < 2 ? k : fibonacci(k - 1) + fibonacci(k - 2); }
__global__ void recursion(int *out, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        out[i] = fibonacci(i % 10);
}
