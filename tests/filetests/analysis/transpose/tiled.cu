// verdict: independent_if
// condition: blockDim.x == 4
// condition: blockDim.y == 4
// condition: gridDim.x*4 >= w
// condition: gridDim.y*4 >= h
// accept: must
// why: a tile goes through shared memory; its side is the block's
// args: out i32[120] out; i32[120] a = random; i32 w = 10; i32 h = 12
// launches: 3,3x4,4 4,3x4,4 5,7x4,4
// refuted_by: 3,4x4,3
// shows: difference
#include "../cuda.h"

__global__ void transpose_tiled(int *out, const int *a, int w, int h) {
    __shared__ int tile[4][5];
    int x = blockIdx.x * 4 + threadIdx.x;
    int y = blockIdx.y * 4 + threadIdx.y;
    if (x < w && y < h)
        tile[threadIdx.y][threadIdx.x] = a[y * w + x];
    __syncthreads();
    x = blockIdx.y * 4 + threadIdx.x;
    y = blockIdx.x * 4 + threadIdx.y;
    if (x < h && y < w)
        out[y * h + x] = tile[threadIdx.x][threadIdx.y];
}
