// verdict: independent_if
// condition: blockDim.x >= n
// condition: gridDim.y*blockDim.y == 1
// condition: gridDim.z*blockDim.z == 1
// accept: must
// why: the step is the number of blocks: element e is counted by the threads 0 to e of a block, where there are so many
// args: out i32[20] a = random; i32 n = 20
// launches: 4x20 1x32 7x25
// refuted_by: 8x4
// shows: difference
#include "../cuda.h"

__global__ void grid_step(int *a, int n) {
    for (int i = blockIdx.x + threadIdx.x; i < n; i += gridDim.x)
        atomicAdd(&a[i], 1);
}
