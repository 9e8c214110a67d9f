// verdict: racy
// accept: never
// why: an even multiple modulo a power of two isn't a permutation
// args: out u32[128] out
// refuted_by: 4x32 1x128
// shows: race
#include "../cuda.h"

__global__ void even_multiple(unsigned *out) {
    unsigned i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < 128)
        out[i * 76 & 127] = i;
}
