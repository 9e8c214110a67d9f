// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: a structure of arrays, each written by id
// args: out f32[100] x; out f32[100] y; f32[100] vx = random; f32[100] vy = random; f32 dt = 2; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void drift(float *x, float *y, const float *vx, const float *vy, float dt, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        x[i] = vx[i] * dt;
        y[i] = vy[i] * dt;
    }
}
