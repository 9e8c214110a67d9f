// verdict: racy
// accept: never
// why: i*0x20000000 wraps around in 32 bits: every eighth thread has the same cell
// args: out u32[8] out; u32 n = 100
// refuted_by: 1x100 4x32
// shows: race
#include "../cuda.h"

__global__ void wrapping_index(unsigned *out, unsigned n) {
    unsigned i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        out[(i * 0x20000000u) >> 29] = i;
}
