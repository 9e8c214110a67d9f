// verdict: independent_if
// condition: gridDim.x*blockDim.x >= w
// condition: gridDim.y*blockDim.y >= h
// accept: must
// why: each output looks at its own two by two
// args: out i32[30] out; i32[120] a = random; i32 w = 5; i32 h = 6
// launches: 2,2x4,4 1,1x5,6 5,6x1,1 3,1x2,7
// refuted_by: 1,1x4,8
// shows: difference
#include "../cuda.h"

__global__ void max_pool(int *out, const int *a, int w, int h) {
    int x = blockIdx.x * blockDim.x + threadIdx.x;
    int y = blockIdx.y * blockDim.y + threadIdx.y;
    if (x >= w || y >= h)
        return;
    const int *from = a + 2 * y * 2 * w + 2 * x;
    out[y * w + x] = max(max(from[0], from[1]), max(from[2 * w], from[2 * w + 1]));
}
