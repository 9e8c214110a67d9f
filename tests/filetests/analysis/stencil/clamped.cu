// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: neighbours beyond the ends are the ends
// args: out f32[100] out; f32[100] a = random; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void clamped(float *out, const float *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n)
        return;
    int left = max(i - 1, 0);
    int right = min(i + 1, n - 1);
    out[i] = (a[left] + a[i] + a[right]) / 3.0f;
}
