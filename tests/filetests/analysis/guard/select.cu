// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: a guard and a choice without a branch
// args: out f32[100] out; f32[100] a = random; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void relu(float *out, const float *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        out[i] = a[i] > 0.0f ? a[i] : 0.01f * a[i];
}
