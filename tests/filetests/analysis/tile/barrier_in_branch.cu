// verdict: unknown
// accept: never
// why: threads beyond n don't come to the barrier: that is undefined
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// shows: none
#include "../cuda.h"

__global__ void divergent(int *out, const int *a, int n) {
    extern __shared__ int window[];
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        window[threadIdx.x] = a[i];
        __syncthreads();
        out[i] = window[0] + window[threadIdx.x];
    }
}
