// verdict: racy
// accept: never
// why: three threads have nothing but the lowest bit set in either number
// args: out i32[4] out
// refuted_by: 4x8
// shows: race
#include "../cuda.h"

__global__ void either_is_one(int *out) {
    if ((blockIdx.x | threadIdx.x) == 1)
        out[0] = threadIdx.x;
}
