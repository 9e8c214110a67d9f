// verdict: independent_if
// condition: gridDim.x*blockDim.x >= w - 1
// condition: gridDim.y*blockDim.y >= h - 1
// accept: must
// why: the inner points of a plane
// args: out f32[120] out; f32[120] a = random; i32 w = 10; i32 h = 12
// launches: 2,3x8,4 1,1x16,12 9,11x1,1 5,1x3,12
// refuted_by: 1,1x8,16
// shows: difference
#include "../cuda.h"

__global__ void jacobi(float *out, const float *a, int w, int h) {
    int x = blockIdx.x * blockDim.x + threadIdx.x;
    int y = blockIdx.y * blockDim.y + threadIdx.y;
    if (x > 0 && x < w - 1 && y > 0 && y < h - 1) {
        int i = y * w + x;
        out[i] = 0.25f * (a[i - 1] + a[i + 1] + a[i - w] + a[i + w]);
    }
}
