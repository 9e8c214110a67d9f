// verdict: independent_if
// condition: gridDim.x*blockDim.x >= h
// condition: gridDim.y*blockDim.y >= w
// accept: must
// why: rows in x and columns in y: unusual, but sound
// args: out i32[120] out; i32[120] a = random; i32 w = 10; i32 h = 12
// launches: 3,3x4,4 1,1x12,10 12,10x1,1 4,5x3,3
// refuted_by: 1,1x8,16
// shows: difference
#include "../cuda.h"

__global__ void rows_in_x(int *out, const int *a, int w, int h) {
    int row = blockIdx.x * blockDim.x + threadIdx.x;
    int col = blockIdx.y * blockDim.y + threadIdx.y;
    if (row < h && col < w)
        out[row * w + col] = a[row * w + col] + row;
}
