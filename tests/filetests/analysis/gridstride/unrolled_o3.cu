// verdict: independent
// accept: may
// opt: O3
// why: the optimiser may unroll the loop or peel it
// args: out f32[100] out; f32[100] a = random; f32[100] b = random; i32 n = 100
// launches: 1x1 1x7 3x5 4x32 50x3 2,2x3,4
// shows: none
#include "../cuda.h"

__global__ void stride_o3(float *out, const float *a, const float *b, int n) {
#pragma unroll 4
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += blockDim.x * gridDim.x)
        out[i] = a[i] * b[i];
}
