// verdict: depends_on
// accept: never
// why: y's blocks are counted by x's length
// args: out i32[400] out; i32 w = 10; i32 h = 12
// refuted_by: 3,3x4,4 2,6x8,2
// shows: difference
#include "../cuda.h"

__global__ void wrong_length(int *out, int w, int h) {
    int x = blockIdx.x * blockDim.x + threadIdx.x;
    int y = blockIdx.y * blockDim.x + threadIdx.y;
    if (x < w && y < h)
        out[y * w + x] = x - y;
}
