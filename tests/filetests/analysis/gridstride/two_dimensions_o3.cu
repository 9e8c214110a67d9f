// verdict: independent
// accept: must
// opt: O3
// why: rows and columns each in a grid-stride loop
// args: out i32[120] out; i32[120] a = random; i32 w = 10; i32 h = 12
// launches: 1,1x1,1 2,3x4,2 3,1x1,5 1,1x16,16 5,12x2,1
// shows: none
#include "../cuda.h"

__global__ void stride_2d(int *out, const int *a, int w, int h) {
    for (int y = blockIdx.y * blockDim.y + threadIdx.y; y < h; y += blockDim.y * gridDim.y)
        for (int x = blockIdx.x * blockDim.x + threadIdx.x; x < w; x += blockDim.x * gridDim.x)
            out[y * w + x] = a[y * w + x] + x - y;
}
