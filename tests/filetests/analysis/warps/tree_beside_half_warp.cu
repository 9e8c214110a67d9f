// verdict: unknown
// accept: never
// why: a shuffle of all lanes is executed by half of each warp, whatever is added up in shared memory afterwards
// args: out i32[5] out; i32[320] a = random; i32 rows = 5
// shows: none
#include "../cuda.h"

__global__ void tree_beside_half_warp(int *out, const int *a, int rows) {
    __shared__ int sums[64];
    int row = blockIdx.x;
    if (row >= rows)
        return;
    int own = a[row * 64 + threadIdx.x];
    if (threadIdx.x % 32 < 16)
        own = __shfl_xor_sync(0xffffffff, own, 1);
    sums[threadIdx.x] = own;
    __syncthreads();
    for (int half = 32; half > 0; half /= 2) {
        if (threadIdx.x < half)
            sums[threadIdx.x] += sums[threadIdx.x + half];
        __syncthreads();
    }
    if (threadIdx.x == 0)
        out[row] = sums[0];
}
