// verdict: racy
// accept: never
// why: every row of threads writes the sum of its own row of the tile to the block's one element
// args: out i32[8] out; i32[512] a = random; i32 n = 6
// refuted_by: 7x8,8 8x8,8
// shows: race
#include "../cuda.h"

__global__ void sum_of_any_row(int *out, const int *a, int n) {
    __shared__ int tile[8][8];
    tile[threadIdx.y][threadIdx.x] = a[blockIdx.x * 64 + threadIdx.y * 8 + threadIdx.x];
    __syncthreads();
    for (int half = 4; half > 0; half /= 2) {
        if (threadIdx.x < half)
            tile[threadIdx.y][threadIdx.x] += tile[threadIdx.y][threadIdx.x + half];
        __syncthreads();
    }
    if (blockIdx.x < n && threadIdx.x == 0)
        out[blockIdx.x] = tile[threadIdx.y][0];
}
