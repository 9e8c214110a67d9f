// verdict: depends_on
// grid_independent: true
// condition: gridDim.x*blockDim.x >= n
// condition: n % blockDim.x == 0
// accept: may
// why: each tile is as long as the block and is reversed: the output has the block's length in it
// args: out i32[96] out; i32[96] a = iota; i32 n = 96
// launches: 6x16 7x16
// refuted_by: 3x32
// shows: difference
#include "../cuda.h"

__global__ void reverse_dynamic(int *out, const int *a, int n) {
    extern __shared__ int window[];
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        window[threadIdx.x] = a[i];
    __syncthreads();
    if (i < n)
        out[i] = window[blockDim.x - 1 - threadIdx.x];
}
