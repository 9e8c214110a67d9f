// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: a loop over the neighbours within a radius
// args: out f32[100] out; f32[100] a = random; i32 n = 100; i32 radius = 3
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void radius(float *out, const float *a, int n, int radius) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n)
        return;
    float sum = 0.0f;
    for (int k = -radius; k <= radius; k++)
        if (i + k >= 0 && i + k < n)
            sum += a[i + k];
    out[i] = sum;
}
