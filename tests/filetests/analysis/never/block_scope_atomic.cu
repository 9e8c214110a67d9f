// verdict: depends_on
// accept: never
// why: atomics of a block's scope: another block's addition may get lost
// args: out i32[1] sum; i32[100] a = random; i32 n = 100
// shows: none
#include "../cuda.h"

__global__ void block_scope(int *sum, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        atomicAdd_block(sum, a[i]);
}
