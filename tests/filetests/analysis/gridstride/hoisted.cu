// verdict: independent
// accept: must
// why: the step in a variable, unsigned
// args: out u32[100] out; u32[100] a = random; u32 n = 100
// launches: 1x1 1x7 3x5 4x32 50x3 2,2x3,4
// shows: none
#include "../cuda.h"

__global__ void stride_hoisted(unsigned *out, const unsigned *a, unsigned n) {
    const unsigned step = gridDim.x * blockDim.x;
    const unsigned start = blockIdx.x * blockDim.x + threadIdx.x;
    for (unsigned i = start; i < n; i += step)
        out[i] = a[i] * 2654435761u;
}
