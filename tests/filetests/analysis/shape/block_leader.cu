// verdict: depends_on
// block_independent: true
// accept: must
// why: one element per block
// args: out i32[16] out
// launches: 4x8 4x1 4x33 4x2,3
// refuted_by: 5x8
// shows: difference
#include "../cuda.h"

__global__ void block_leader(int *out) {
    if (threadIdx.x == 0)
        out[blockIdx.x] = blockIdx.x * 10;
}
