// verdict: independent
// accept: must
// why: an unsigned counter against an int bound
// args: out f32[100] out; f32[100] a = random; i32 n = 100
// launches: 1x1 1x7 3x5 4x32 50x3 2,2x3,4
// shows: none
#include "../cuda.h"

__global__ void stride_unsigned(float *out, const float *a, int n) {
    for (unsigned i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += blockDim.x * gridDim.x)
        out[i] = a[i] * 4.0f;
}
