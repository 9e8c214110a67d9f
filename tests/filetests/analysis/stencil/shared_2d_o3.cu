// verdict: independent_if
// condition: blockDim.x == 4
// condition: blockDim.y == 4
// condition: gridDim.x*4 >= w
// condition: gridDim.y*4 >= h
// accept: may
// opt: O3
// why: a tile of 6 by 6 around a block of 4 by 4; a loop of the block's threads fills it
// args: out i32[120] out; i32[120] a = random; i32 w = 10; i32 h = 12
// launches: 3,3x4,4 4,3x4,4 5,7x4,4
// refuted_by: 3,4x4,3
// shows: difference
#include "../cuda.h"

__global__ void shared_2d(int *out, const int *a, int w, int h) {
    __shared__ int tile[6][6];
    int left = blockIdx.x * 4 - 1, top = blockIdx.y * 4 - 1;
    for (int k = threadIdx.y * 4 + threadIdx.x; k < 36; k += 16) {
        int x = left + k % 6, y = top + k / 6;
        tile[k / 6][k % 6] = x >= 0 && x < w && y >= 0 && y < h ? a[y * w + x] : 0;
    }
    __syncthreads();
    int x = blockIdx.x * 4 + threadIdx.x, y = blockIdx.y * 4 + threadIdx.y;
    int sx = threadIdx.x + 1, sy = threadIdx.y + 1;
    if (x < w && y < h)
        out[y * w + x] = tile[sy - 1][sx] + tile[sy + 1][sx] + tile[sy][sx - 1] + tile[sy][sx + 1] - 4 * tile[sy][sx];
}
