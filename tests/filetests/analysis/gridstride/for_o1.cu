// verdict: independent
// accept: must
// opt: O1
// why: whatever their number, the threads visit each element once
// args: out f32[100] out; f32[100] a = random; i32 n = 100
// launches: 1x1 1x7 3x5 4x32 50x3 2,2x3,4
// shows: none
#include "../cuda.h"

__global__ void stride_for(float *out, const float *a, int n) {
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += blockDim.x * gridDim.x)
        out[i] = a[i] * 2.0f + 1.0f;
}
