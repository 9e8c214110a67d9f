// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: iterates until it is near enough
// args: out f32[100] out; f32[100] a = random; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void newton(float *out, const float *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n)
        return;
    float v = fabsf(a[i]) + 1.0f, x = v;
    for (int k = 0; k < 20; k++) {
        float next = 0.5f * (x + v / x);
        if (fabsf(next - x) < 1e-5f)
            break;
        x = next;
    }
    out[i] = x;
}
