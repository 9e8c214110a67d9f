// verdict: depends_on
// grid_independent: true
// condition: gridDim.y*blockDim.y == 1
// condition: gridDim.z*blockDim.z == 1
// accept: may
// why: the step is the number of blocks: each element is counted once per thread of a block that isn't beyond it
// args: out i32[100] a = random; i32 n = 100
// launches: 4x8 1x8 7x8
// refuted_by: 8x4 1x32
// shows: difference
#include "../cuda.h"

__global__ void grid_step(int *a, int n) {
    for (int i = blockIdx.x + threadIdx.x; i < n; i += gridDim.x)
        atomicAdd(&a[i], 1);
}
