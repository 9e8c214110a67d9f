// verdict: independent_if
// condition: gridDim.x*blockDim.x >= w
// condition: gridDim.y*blockDim.y >= h
// condition: pitch >= w
// accept: must
// why: rows are pitch elements apart; they don't overlap where pitch >= w
// args: out f32[144] out; f32[144] a = random; i32 w = 10; i32 h = 12; i32 pitch = 12
// launches: 2,3x8,4 1,1x16,12 16,12x1,1 5,1x3,12 4,7x4,2,2
// refuted_by: 1,1x8,16
// shows: difference
#include "../cuda.h"

__global__ void pitched(float *out, const float *a, int w, int h, int pitch) {
    int x = blockIdx.x * blockDim.x + threadIdx.x;
    int y = blockIdx.y * blockDim.y + threadIdx.y;
    if (x >= w || y >= h)
        return;
    out[y * pitch + x] = a[y * pitch + x] + 1.0f;
}
