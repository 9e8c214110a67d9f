// verdict: racy
// accept: never
// why: rows are h elements apart but w long: they overlap where w > h
// args: out f32[200] out; f32[200] a = random; i32 w = 12; i32 h = 10
// refuted_by: 2,3x8,4 1,1x16,12
// shows: race
#include "../cuda.h"

__global__ void wrong_width(float *out, const float *a, int w, int h) {
    int x = blockIdx.x * blockDim.x + threadIdx.x;
    int y = blockIdx.y * blockDim.y + threadIdx.y;
    if (x < w && y < h)
        out[y * h + x] = a[y * w + x];
}
