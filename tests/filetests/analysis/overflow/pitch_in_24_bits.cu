// verdict: independent_if
// condition: gridDim.x*blockDim.x >= width
// condition: gridDim.y*blockDim.y >= height
// accept: must
// why: a pixel per thread; the product of row and width is one of 24 bits, as __umul24 makes it
// args: out i32[200] out; i32[200] a = random; i32 width = 20; i32 height = 10
// launches: 2,1x16,16 3,3x8,4 20,10x1
// refuted_by: 1x19,10
// shows: difference
#include "../cuda.h"

__global__ void pitch_in_24_bits(int *out, const int *a, unsigned width, unsigned height) {
    unsigned x = blockIdx.x * blockDim.x + threadIdx.x;
    unsigned y = blockIdx.y * blockDim.y + threadIdx.y;
    unsigned i = (y & 0xffffff) * (width & 0xffffff) + x;
    if (x < width && y < height)
        out[i] = a[i] * 2 + 1;
}
