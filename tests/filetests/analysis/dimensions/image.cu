// verdict: independent_if
// condition: gridDim.x*blockDim.x >= w
// condition: gridDim.y*blockDim.y >= h
// accept: must
// why: a pixel per thread in two dimensions
// args: out f32[120] out; f32[120] a = random; i32 w = 10; i32 h = 12
// launches: 2,3x8,4 1,1x16,12 16,12x1,1 5,1x3,12 4,7x4,2,2
// refuted_by: 1,1x8,16
// shows: difference
#include "../cuda.h"

__global__ void gamma(float *out, const float *a, int w, int h) {
    int x = blockIdx.x * blockDim.x + threadIdx.x;
    int y = blockIdx.y * blockDim.y + threadIdx.y;
    if (x < w && y < h) {
        float v = a[y * w + x];
        out[y * w + x] = v * v * 0.9f;
    }
}
