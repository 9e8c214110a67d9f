// verdict: independent_if
// condition: gridDim.x*blockDim.x >= w
// condition: gridDim.y*blockDim.y >= h
// accept: must
// why: y*w+x in 32 bits, extended after: the same for all launches, and distinct unless w*h overflows
// args: out u8[120] out; u8[120] a = random; u32 w = 10; u32 h = 12
// launches: 2,3x8,4 1,1x16,12 16,12x1,1 5,1x3,12
// refuted_by: 1,1x8,16
// shows: difference
#include "../cuda.h"

__global__ void pitch(unsigned char *out, const unsigned char *a, unsigned w, unsigned h) {
    unsigned x = blockIdx.x * blockDim.x + threadIdx.x;
    unsigned y = blockIdx.y * blockDim.y + threadIdx.y;
    if (x < w && y < h)
        out[y * w + x] = 255 - a[y * w + x];
}
