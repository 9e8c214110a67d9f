// verdict: independent
// accept: must
// why: fours by all threads, and the tail by one element each
// args: out f32[103] out; f32[103] a = random; i32 n = 103
// launches: 1x1 1x7 3x5 4x32 50x3 2,2x3,4
// shows: none
#include "../cuda.h"

__global__ void tail(float *out, const float *a, int n) {
    int first = blockIdx.x * blockDim.x + threadIdx.x;
    int step = gridDim.x * blockDim.x;
    for (int i = first; i < n / 4; i += step)
        ((float4 *)out)[i] = ((const float4 *)a)[i];
    for (int i = n / 4 * 4 + first; i < n; i += step)
        out[i] = a[i];
}
