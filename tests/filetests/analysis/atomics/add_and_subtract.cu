// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// condition: gridDim.y*blockDim.y == 1
// condition: gridDim.z*blockDim.z == 1
// accept: must
// why: subtraction is addition of the negative
// args: out i32[1] cell; i32[100] a = random; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void add_and_subtract(int *cell, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n)
        return;
    if (a[i] > 0)
        atomicAdd(cell, a[i]);
    else
        atomicSub(cell, 3);
}
