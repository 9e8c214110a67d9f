// verdict: independent_if
// condition: gridDim.x*blockDim.x >= w
// condition: gridDim.y*blockDim.y >= h
// accept: must
// why: an image is resized: reads go where the arithmetic leads
// args: out f32[120] out; f32[30] a = random; i32 w = 10; i32 h = 12; i32 sw = 5; i32 sh = 6
// launches: 2,3x8,4 1,1x16,12 16,12x1,1 5,1x3,12
// refuted_by: 1,1x8,16
// shows: difference
#include "../cuda.h"

__global__ void bilinear(float *out, const float *a, int w, int h, int sw, int sh) {
    int x = blockIdx.x * blockDim.x + threadIdx.x;
    int y = blockIdx.y * blockDim.y + threadIdx.y;
    if (x >= w || y >= h)
        return;
    float fx = (float)x * (sw - 1) / w, fy = (float)y * (sh - 1) / h;
    int x0 = (int)fx, y0 = (int)fy;
    float tx = fx - x0, ty = fy - y0;
    float top = a[y0 * sw + x0] * (1.0f - tx) + a[y0 * sw + x0 + 1] * tx;
    float bottom = a[(y0 + 1) * sw + x0] * (1.0f - tx) + a[(y0 + 1) * sw + x0 + 1] * tx;
    out[y * w + x] = top * (1.0f - ty) + bottom * ty;
}
