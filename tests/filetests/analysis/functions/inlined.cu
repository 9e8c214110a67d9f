// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: a device function that is inlined
// args: out f32[100] out; f32[100] a = random; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__device__ float polynomial(float x) { return ((2.0f * x + 3.0f) * x - 1.0f) * x; }
__global__ void inlined(float *out, const float *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        out[i] = polynomial(a[i]);
}
