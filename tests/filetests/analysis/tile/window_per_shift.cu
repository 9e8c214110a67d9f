// verdict: independent_if
// condition: blockDim.x == 16
// condition: blockDim.y == 4
// condition: 16*gridDim.x >= w
// condition: 4*gridDim.y >= h
// accept: must
// why: a tile is made anew for each of so many shifts as a parameter says, perhaps none
// args: out i32[300] out; i32[600] a = random; i32 w = 27; i32 h = 11; i32 least = 2; i32 most = 5
// launches: 2,3x16,4 3,5x16,4
// refuted_by: 1,3x16,4
// shows: difference
#include "../cuda.h"

__global__ void window_per_shift(int *out, const int *a, int w, int h, int least, int most) {
    __shared__ int tile[4 * 16];
    int x = blockIdx.x * blockDim.x + threadIdx.x, y = blockIdx.y * blockDim.y + threadIdx.y;
    int best = 1 << 30;
    for (int shift = least; shift <= most; shift++) {
        tile[threadIdx.y * 16 + threadIdx.x] = a[(y * w + x + shift) % 600];
        __syncthreads();
        int cost = tile[threadIdx.y * 16 + (threadIdx.x ^ 1)] * 3 + tile[(threadIdx.y ^ 1) * 16 + (threadIdx.x ^ 2)];
        if (cost < best)
            best = cost;
        __syncthreads();
    }
    if (x < w && y < h)
        out[x + y * w] = best;
}
