// verdict: independent_if
// condition: gridDim.x*blockDim.x >= w
// condition: gridDim.y*blockDim.y >= h
// condition: gridDim.z*blockDim.z == 1
// condition: w <= 16
// accept: must
// why: rows are 16 elements apart, which is enough for rows of up to 16
// args: out f32[192] c = random; i32 w = 10; i32 h = 12
// launches: 2,3x8,4 1,1x16,12 16,12x1,1 5,1x3,12
// refuted_by: 1,1x8,16
// shows: difference
#include "../cuda.h"

__global__ void constant_pitch(float *c, int w, int h) {
    int x = blockIdx.x * blockDim.x + threadIdx.x;
    int y = blockIdx.y * blockDim.y + threadIdx.y;
    if (x < w && y < h)
        c[y * 16 + x] = c[y * 16 + x] * 0.5f + 1.0f;
}
