// verdict: depends_on
// grid_independent: true
// condition: gridDim.x*blockDim.x >= n
// accept: may
// why: the tile's cell has the block's length in it, the array's place doesn't
// args: out i32[96] out; i32[96] a = iota; i32 n = 96
// launches: 3x32 4x32
// refuted_by: 6x16 12x8
// shows: difference
#include "../cuda.h"

__global__ void interleave(int *out, const int *a, int n) {
    extern __shared__ int window[];
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    window[threadIdx.x] = i < n ? a[i] : 0;
    __syncthreads();
    int half = blockDim.x / 2;
    int cell = threadIdx.x % 2 * half + threadIdx.x / 2;
    if (i < n)
        out[i] = window[cell];
}
