// verdict: independent_if
// condition: blockDim.x == 16
// condition: gridDim.x*16 >= n
// accept: may
// why: each tile of 16 is reversed: that is what the output looks like, so the block has to be 16 wide
// args: out i32[96] out; i32[96] a = iota; i32 n = 96
// launches: 6x16 7x16 9x16
// refuted_by: 12x8
// shows: difference
#include "../cuda.h"

__global__ void reverse_static(int *out, const int *a, int n) {
    __shared__ int tile[16];
    int i = blockIdx.x * 16 + threadIdx.x;
    if (i < n)
        tile[threadIdx.x] = a[i];
    __syncthreads();
    if (i < n)
        out[i] = tile[15 - threadIdx.x];
}
