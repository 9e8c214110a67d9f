// verdict: racy
// accept: never
// why: two steps of a stencil with a barrier of the block between: blocks don't wait for each other
// args: out i32[100] a = random; out i32[100] b; i32 n = 100
// refuted_by: 4x32 100x1
// shows: race
#include "../cuda.h"

__global__ void ping_pong(int *a, int *b, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i > 0 && i < n - 1)
        b[i] = a[i - 1] + a[i + 1];
    __syncthreads();
    if (i > 0 && i < n - 1)
        a[i] = b[i - 1] + b[i + 1];
}
