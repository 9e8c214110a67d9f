// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: a guard that leaves early is the same guard
// args: out f32[100] out; f32[100] a = random; f32 s = 3; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x99
// shows: difference
#include "../cuda.h"

__global__ void scale(float *out, const float *a, float s, int n) {
    int i = threadIdx.x + blockDim.x * blockIdx.x;
    if (i >= n)
        return;
    out[i] = s * a[i];
}
