// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: i <= n-1 is i < n
// args: out f32[100] out; f32[100] a = random; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 5x16
// shows: difference
#include "../cuda.h"

__global__ void half(float *out, const float *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i <= n - 1)
        out[i] = a[i] * 0.5f;
}
