// verdict: racy
// accept: never
// why: a pair of floats is written at every float
// args: out f32[101] out; f32[101] a = random; i32 n = 100
// refuted_by: 4x32 1x100
// shows: race
#include "../cuda.h"

__global__ void overlapping_pairs(float *out, const float *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        out[i] = a[i];
        out[i + 1] = a[i] * 2.0f;
    }
}
