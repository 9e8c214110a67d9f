// verdict: independent
// accept: must
// why: a loop over fours by grid-stride, the buffer cast
// args: out f32[100] out; f32[100] a = random; i32 n = 100
// launches: 1x1 1x7 3x5 4x32 50x3 2,2x3,4
// shows: none
#include "../cuda.h"

__global__ void reinterpreted(float *out, const float *a, int n) {
    const float4 *from = (const float4 *)a;
    float4 *to = (float4 *)out;
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n / 4; i += gridDim.x * blockDim.x) {
        float4 v = from[i];
        to[i] = float4{v.w, v.z, v.y, v.x};
    }
}
