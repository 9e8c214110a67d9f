// verdict: independent_if
// condition: gridDim.x*blockDim.x*blockDim.y >= n
// accept: may
// why: the threads of a two-dimensional block counted through, blocks in x
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 4x32 4x8,4 13x2,4 1x10,10 100x1
// refuted_by: 1x8,8
// shows: difference
#include "../cuda.h"

__global__ void thread_linear(int *out, const int *a, int n) {
    int t = threadIdx.y * blockDim.x + threadIdx.x;
    int i = blockIdx.x * (blockDim.x * blockDim.y) + t;
    if (i < n)
        out[i] = a[i] * 3;
}
