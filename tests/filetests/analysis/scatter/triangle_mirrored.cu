// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// condition: gridDim.y*blockDim.y == 1
// condition: gridDim.z*blockDim.z == 1
// accept: may
// why: each thread fills its row right of the diagonal and mirrors it below: no two threads meet
// args: out f32[100] c; f32[100] a = random; i32 n = 10
// launches: 1x10 4x3 10x1 2x7
// refuted_by: 1x8
// shows: difference
#include "../cuda.h"

__global__ void mirrored(float *c, const float *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n)
        return;
    for (int j = i; j < n; j++) {
        c[i * n + j] = 0.0f;
        for (int k = 0; k < n; k++)
            c[i * n + j] += a[k * n + i] * a[k * n + j];
        c[j * n + i] = c[i * n + j];
    }
}
