// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: four floats at once, by id
// args: out f32[100] out; f32[100] a = random; i32 n = 25
// launches: 1x25 4x8 7x5 32x1
// refuted_by: 1x16
// shows: difference
#include "../cuda.h"

__global__ void vectors(float4 *out, const float4 *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        float4 v = a[i];
        v.x += 1.0f;
        v.w *= v.y;
        out[i] = v;
    }
}
