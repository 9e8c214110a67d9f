// verdict: independent_if
// condition: gridDim.x*gridDim.y*blockDim.x >= n
// accept: may
// why: the blocks of a two-dimensional grid counted through
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 4x32 2,2x32 3,5x7 10,10x1
// refuted_by: 2,2x16
// shows: difference
#include "../cuda.h"

__global__ void block_linear(int *out, const int *a, int n) {
    int b = blockIdx.y * gridDim.x + blockIdx.x;
    int i = b * blockDim.x + threadIdx.x;
    if (i < n)
        out[i] = a[i] * 5;
}
