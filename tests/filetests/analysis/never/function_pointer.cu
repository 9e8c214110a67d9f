// verdict: unknown
// accept: never
// why: which function is called is data
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// shows: none
#include "../cuda.h"

__device__ __noinline__ int twice(int x) { return 2 * x; }
__device__ __noinline__ int thrice(int x) { return 3 * x; }
__device__ int (*const table[2])(int) = {twice, thrice};
__global__ void function_pointer(int *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        out[i] = table[a[i] & 1](i);
}
