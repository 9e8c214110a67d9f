// verdict: independent
// accept: must
// why: the same loop with its test at the end, behind a guard
// args: out f32[100] out; f32[100] a = random; i32 n = 100
// launches: 1x1 1x7 3x5 4x32 50x3 2,2x3,4
// shows: none
#include "../cuda.h"

__global__ void stride_do(float *out, const float *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        do {
            out[i] = a[i] - 1.0f;
            i += gridDim.x * blockDim.x;
        } while (i < n);
    }
}
