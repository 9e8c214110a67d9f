// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: an unsigned number of elements
// args: out u32[100] out; u32[100] a = random; u32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 2x32
// shows: difference
#include "../cuda.h"

__global__ void rotate(unsigned *out, const unsigned *a, unsigned n) {
    unsigned i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        out[i] = (a[i] << 7) | (a[i] >> 25);
}
