// verdict: independent_if
// condition: gridDim.x*gridDim.y*blockDim.x >= n
// condition: blockDim.y == 1
// condition: gridDim.z*blockDim.z == 1
// accept: may
// why: the blocks of a two-dimensional grid counted through; a second row of threads would repeat the update
// args: out i32[100] a = random; i32 n = 100
// launches: 4x32 2,2x32 3,5x7 10,10x1
// refuted_by: 2,2x32,2
// shows: race
#include "../cuda.h"

__global__ void block_linear_in_place(int *a, int n) {
    int b = blockIdx.y * gridDim.x + blockIdx.x;
    int i = b * blockDim.x + threadIdx.x;
    if (i < n)
        a[i] = a[i] * 5 + 1;
}
