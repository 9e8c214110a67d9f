// verdict: independent_if
// condition: gridDim.x*blockDim.x >= w
// condition: gridDim.y*blockDim.y >= h
// condition: gridDim.z*blockDim.z == 1
// accept: must
// why: three histograms of an image, counted atomically
// args: out i32[24] bins; u8[288] pixels = random; i32 w = 8; i32 h = 12
// launches: 2,3x4,4 1,1x8,12 9,13x1,1 4,1x3,16
// refuted_by: 1,1x8,8
// shows: difference
#include "../cuda.h"

__global__ void histogram_rgb(int *bins, const unsigned char *pixels, int w, int h) {
    int x = blockIdx.x * blockDim.x + threadIdx.x;
    int y = blockIdx.y * blockDim.y + threadIdx.y;
    if (x >= w || y >= h)
        return;
    const unsigned char *pixel = pixels + 3 * (y * w + x);
    atomicAdd(&bins[pixel[0] >> 5], 1);
    atomicAdd(&bins[8 + (pixel[1] >> 5)], 1);
    atomicAdd(&bins[16 + (pixel[2] >> 5)], 1);
}
