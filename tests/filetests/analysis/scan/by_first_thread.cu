// verdict: independent
// accept: may
// why: one thread of the whole grid does all the work
// args: out f32[100] out; f32[100] a = random; i32 n = 100
// launches: 1x1 1x7 3x5 4x32 50x3
// shows: none
#include "../cuda.h"

__global__ void by_one(float *out, const float *a, int n) {
    if (blockIdx.x == 0 && threadIdx.x == 0) {
        float sum = 0.0f;
        for (int i = 0; i < n; i++) {
            sum += a[i];
            out[i] = sum;
        }
    }
}
