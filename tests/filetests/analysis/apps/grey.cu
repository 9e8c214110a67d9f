// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: a colour becomes a shade, four bytes at once
// args: out u8[100] grey; u8[400] pixels = random; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void grey(unsigned char *grey, const uchar4 *pixels, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        uchar4 p = pixels[i];
        grey[i] = (unsigned char)((p.x * 77 + p.y * 150 + p.z * 29) >> 8);
    }
}
