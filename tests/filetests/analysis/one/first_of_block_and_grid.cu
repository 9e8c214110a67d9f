// verdict: independent
// accept: must
// why: the first thread of the first block
// args: out i32[4] out; i32 n = 9
// launches: 1x1 4x8 1x32 3x5
// shows: none
#include "../cuda.h"

__global__ void first_of_block_and_grid(int *out, int n) {
    if (blockIdx.x == 0 && threadIdx.x == 0)
        out[1] = n;
}
