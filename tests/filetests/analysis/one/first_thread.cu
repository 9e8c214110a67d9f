// verdict: independent
// accept: must
// why: one thread of all writes, the same one's value under every launch
// args: out f32[4] out; f32[4] a = random; i32 n = 4
// launches: 1x1 4x8 1x32 3x5
// shows: none
#include "../cuda.h"

__global__ void first_thread(float *out, const float *a, int n) {
    if (blockIdx.x * blockDim.x + threadIdx.x == 0) {
        float sum = 0.0f;
        for (int i = 0; i < n; i++)
            sum += a[i];
        out[0] = sum;
    }
}
