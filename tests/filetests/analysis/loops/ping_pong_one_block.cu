// verdict: independent_if
// condition: gridDim.x == 1
// condition: gridDim.y == 1
// condition: gridDim.z == 1
// condition: blockDim.x >= n
// accept: may
// why: two steps of a stencil within one block that holds all elements
// args: out i32[50] a = random; out i32[50] b; i32 n = 50
// launches: 1x50 1x64 1x77
// refuted_by: 2x50
// shows: race
#include "../cuda.h"

__global__ void ping_pong_one_block(int *a, int *b, int n) {
    int i = threadIdx.x;
    if (i > 0 && i < n - 1)
        b[i] = a[i - 1] + a[i + 1];
    __syncthreads();
    if (i > 0 && i < n - 1)
        a[i] = b[i - 1] + b[i + 1];
}
