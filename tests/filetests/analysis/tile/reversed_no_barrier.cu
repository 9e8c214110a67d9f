// verdict: racy
// accept: never
// why: elements are read that other threads may not have written yet
// args: out f32[256] out; f32[256] a = random; i32 n = 256
// refuted_by: 4x64
// shows: race
#include "../cuda.h"

__global__ void reversed_no_barrier(float *out, const float *a, int n) {
    __shared__ float s[64];
    int t = threadIdx.x, i = blockIdx.x * blockDim.x + t;
    s[t] = i < n ? a[i] : 0.0f;
    if (i < n)
        out[i] = s[63 - t];
}
