// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n/2
// accept: must
// why: each thread writes a pair of elements
// args: out f32[100] out; f32[100] a = random; u32 n = 100
// launches: 1x50 4x16 7x8 64x1
// refuted_by: 1x32
// shows: difference
#include "../cuda.h"

__global__ void pairs(float *out, const float *a, unsigned n) {
    unsigned i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n / 2) {
        out[2 * i] = a[2 * i + 1];
        out[2 * i + 1] = a[2 * i];
    }
}
