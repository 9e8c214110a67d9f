// verdict: independent_if
// condition: gridDim.y*blockDim.y == 1
// condition: gridDim.z*blockDim.z == 1
// accept: must
// why: each thread sums its elements, then adds its sum: integer addition may be regrouped
// args: out i32[1] sum; i32[100] a = random; i32 n = 100
// launches: 1x1 1x7 3x5 4x32 50x3
// refuted_by: 2x8,2
// shows: difference
#include "../cuda.h"

__global__ void sum_partial(int *sum, const int *a, int n) {
    int mine = 0;
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x)
        mine += a[i];
    atomicAdd(sum, mine);
}
