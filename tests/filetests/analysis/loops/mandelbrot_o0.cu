// verdict: independent_if
// condition: gridDim.x*blockDim.x >= w
// condition: gridDim.y*blockDim.y >= h
// accept: must
// opt: O0
// why: each pixel turns as often as it takes
// args: out i32[120] out; i32 w = 12; i32 h = 10; i32 turns = 50
// launches: 3,3x4,4 1,1x12,10 12,10x1,1 5,1x3,12
// refuted_by: 1,1x8,16
// shows: difference
#include "../cuda.h"

__global__ void mandelbrot(int *out, int w, int h, int turns) {
    int x = blockIdx.x * blockDim.x + threadIdx.x;
    int y = blockIdx.y * blockDim.y + threadIdx.y;
    if (x >= w || y >= h)
        return;
    float cr = 3.0f * x / w - 2.0f, ci = 2.0f * y / h - 1.0f;
    float zr = 0.0f, zi = 0.0f;
    int k = 0;
    while (k < turns && zr * zr + zi * zi < 4.0f) {
        float t = zr * zr - zi * zi + cr;
        zi = 2.0f * zr * zi + ci;
        zr = t;
        k++;
    }
    out[y * w + x] = k;
}
