// verdict: fixed_total_only
// accept: must
// why: one thread writes how many there are
// args: out i32[4] out
// launches: 4x8 1x32
// refuted_by: 4x9
// shows: difference
#include "../cuda.h"

__global__ void first_says_how_many(int *out) {
    if (blockIdx.x * blockDim.x + threadIdx.x == 0)
        out[0] = gridDim.x * blockDim.x;
}
