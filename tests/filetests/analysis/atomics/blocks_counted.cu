// verdict: depends_on
// block_independent: true
// accept: may
// why: each block counts itself
// args: out i32[1] count
// condition: blockDim.y == 1
// condition: blockDim.z == 1
// launches: 4x8 4x32 4x1
// refuted_by: 5x8
// shows: difference
#include "../cuda.h"

__global__ void blocks_counted(int *count) {
    if (threadIdx.x == 0)
        atomicAdd(count, 1);
}
