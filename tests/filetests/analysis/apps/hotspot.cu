// verdict: independent_if
// condition: gridDim.x*blockDim.x >= w
// condition: gridDim.y*blockDim.y >= h
// accept: must
// why: temperatures from the step before, borders reflected
// args: out f32[120] out; f32[120] t = random; f32[120] power = random; i32 w = 10; i32 h = 12
// launches: 2,3x8,4 1,1x16,12 16,12x1,1 5,1x3,12
// refuted_by: 1,1x8,16
// shows: difference
#include "../cuda.h"

__global__ void hotspot(float *out, const float *t, const float *power, int w, int h) {
    int x = blockIdx.x * blockDim.x + threadIdx.x;
    int y = blockIdx.y * blockDim.y + threadIdx.y;
    if (x >= w || y >= h)
        return;
    int i = y * w + x;
    float north = y > 0 ? t[i - w] : t[i], south = y < h - 1 ? t[i + w] : t[i];
    float west = x > 0 ? t[i - 1] : t[i], east = x < w - 1 ? t[i + 1] : t[i];
    out[i] = t[i] + 0.1f * (power[i] + (north + south - 2.0f * t[i]) + (east + west - 2.0f * t[i]));
}
