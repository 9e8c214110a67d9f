// verdict: racy
// accept: never
// why: all threads write their own value to one place
// args: out i32[1] out
// refuted_by: 1x32 4x8
// shows: race
#include "../cuda.h"

__global__ void own_by_all(int *out) { *out = blockIdx.x * blockDim.x + threadIdx.x; }
