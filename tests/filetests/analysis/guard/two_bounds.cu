// verdict: independent_if
// condition: gridDim.x*blockDim.x >= hi
// accept: must
// why: a range [lo, hi) of the elements
// args: out f32[100] out; f32[100] a = random; i32 lo = 10; i32 hi = 90
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void range(float *out, const float *a, int lo, int hi) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= lo && i < hi)
        out[i] = a[i];
}
