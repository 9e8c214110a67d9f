// verdict: independent_if
// condition: gridDim.x*blockDim.x >= 100
// accept: must
// why: the number of elements is a constant
// args: out f32[100] out; f32[100] a = random
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void constant(float *out, const float *a) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < 100)
        out[i] = a[99 - i];
}
