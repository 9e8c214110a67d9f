// verdict: independent_if
// condition: gridDim.x*blockDim.x >= w
// condition: gridDim.y*blockDim.y >= h
// condition: gridDim.z*blockDim.z == 1
// condition: w <= 16
// accept: never
// why: the same kernel with longer rows than the pitch: they overlap
// args: out f32[220] c = random; i32 w = 20; i32 h = 12
// refuted_by: 3,3x8,4 1,1x20,12
// shows: race
#include "../cuda.h"

__global__ void short_pitch(float *c, int w, int h) {
    int x = blockIdx.x * blockDim.x + threadIdx.x;
    int y = blockIdx.y * blockDim.y + threadIdx.y;
    if (x < w && y < h)
        c[y * 16 + x] = c[y * 16 + x] * 0.5f + 1.0f;
}
