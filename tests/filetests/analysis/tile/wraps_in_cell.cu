// verdict: depends_on
// grid_independent: true
// condition: gridDim.x*blockDim.x >= n
// condition: blockDim.y == 1
// condition: blockDim.z == 1
// accept: may
// why: the product wraps around in its cell, and not in 64 bits
// args: out i64[64] out; i32[64] a = random; i32 n = 64
// launches: 4x16 5x16 8x16
// refuted_by: 2x32 1x64
// shows: difference
#include "../cuda.h"

__global__ void wraps(long *out, const int *a, int n) {
    __shared__ int cells[64];
    int t = threadIdx.x, i = blockIdx.x * blockDim.x + t;
    cells[t] = i < n ? a[i] * (int)blockDim.x * 1048576 : 0;
    __syncthreads();
    if (i < n)
        out[i] = (long)cells[t] - (long)a[i] * blockDim.x * 1048576;
}
