// verdict: independent_if
// condition: gridDim.x*gridDim.y*blockDim.x*blockDim.y >= n
// accept: must
// why: two-dimensional blocks of a two-dimensional grid, all threads counted through
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 4x32 2,2x8,4 3,5x7,1 1x10,10 2,3x3,7
// refuted_by: 2,2x4,4
// shows: difference
#include "../cuda.h"

__global__ void both_linear(int *out, const int *a, int n) {
    int block = blockIdx.x + blockIdx.y * gridDim.x;
    int i = block * (blockDim.x * blockDim.y) + threadIdx.y * blockDim.x + threadIdx.x;
    if (i < n)
        out[i] = a[i] - 9;
}
