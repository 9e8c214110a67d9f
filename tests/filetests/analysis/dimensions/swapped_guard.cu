// verdict: racy
// accept: never
// why: x is held below h and y below w: pixels of one row run into the next
// args: out f32[300] out; f32[300] a = random; i32 w = 8; i32 h = 14
// refuted_by: 2,2x8,4 1,1x16,14 2,1x8,8
// shows: race
#include "../cuda.h"

__global__ void swapped(float *out, const float *a, int w, int h) {
    int x = blockIdx.x * blockDim.x + threadIdx.x;
    int y = blockIdx.y * blockDim.y + threadIdx.y;
    if (x < h && y < w)
        out[y * w + x] = a[y * h + x];
}
