// verdict: racy
// accept: never
// why: the last thread to come wins
// args: out i32[1] last
// refuted_by: 4x8 5x8
// shows: race
#include "../cuda.h"

__global__ void system_exchange(int *last) { atomicExch_system(last, blockIdx.x * blockDim.x + threadIdx.x); }
