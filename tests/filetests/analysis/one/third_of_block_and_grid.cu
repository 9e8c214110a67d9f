// verdict: independent_if
// condition: gridDim.x >= 2
// condition: blockDim.x >= 4
// accept: may
// why: a thread that isn't there in small launches
// args: out i32[4] out; i32 n = 9
// launches: 2x4 4x8 3x5
// refuted_by: 1x8 2x3
// shows: difference
#include "../cuda.h"

__global__ void third_of_block_and_grid(int *out, int n) {
    if (blockIdx.x == 1 && threadIdx.x == 3)
        out[1] = n;
}
