// verdict: racy
// accept: never
// why: block and thread have no bit in common: many such threads, unlike those with no bit at all
// args: out i32[4] out
// refuted_by: 4x8
// shows: race
#include "../cuda.h"

__global__ void no_common_bit(int *out) {
    if ((blockIdx.x & threadIdx.x) == 0)
        out[0] = threadIdx.x;
}
