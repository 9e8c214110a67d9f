// verdict: independent_if
// condition: gridDim.x*blockDim.x >= 128
// accept: may
// why: an odd multiple modulo a power of two is a permutation of the first 128 numbers
// args: out u32[128] out
// launches: 4x32 1x128 16x9
// refuted_by: 1x100
// shows: difference
#include "../cuda.h"

__global__ void odd_multiple(unsigned *out) {
    unsigned i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < 128)
        out[i * 77 & 127] = i;
}
