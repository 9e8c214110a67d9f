// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: i*0x10000000 wraps around in 32 bits, as data: the same for all launches
// args: out u32[100] out; u32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void multiplied(unsigned *out, unsigned n) {
    unsigned i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        out[i] = i * 0x10000001u;
}
