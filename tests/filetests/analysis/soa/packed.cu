// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: one array holds three, n elements each
// args: out f32[300] p; f32[300] v = random; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void packed(float *p, const float *v, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        p[i] = v[i];
        p[n + i] = v[n + i];
        p[2 * n + i] = v[2 * n + i];
    }
}
