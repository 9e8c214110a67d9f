// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: the block fills a table of 16 by turns, then all of it may be read
// args: out i32[100] out; i32[100] a = random; i32[16] table = random; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void lookup(int *out, const int *a, const int *table, int n) {
    __shared__ int copy[16];
    for (int k = threadIdx.x; k < 16; k += blockDim.x)
        copy[k] = table[k];
    __syncthreads();
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        out[i] = copy[a[i] & 15];
}
