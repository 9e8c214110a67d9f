// verdict: fixed_total_only
// accept: may
// why: the last thread of all writes its number
// args: out i32[1] out
// launches: 4x8 1x32 32x1
// refuted_by: 5x8
// shows: difference
#include "../cuda.h"

__global__ void last_thread(int *out) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i == gridDim.x * blockDim.x - 1)
        *out = i;
}
