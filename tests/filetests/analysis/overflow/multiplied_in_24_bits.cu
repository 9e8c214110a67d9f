// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: the product of the lower 24 bits, which grids don't exceed
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 1x100 4x32 7x15 100x1
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void multiplied_in_24_bits(int *out, const int *a, int n) {
    unsigned i = (blockIdx.x & 0xffffff) * (blockDim.x & 0xffffff) + threadIdx.x;
    if (i < n)
        out[i] = 2 * a[i];
}
