// verdict: racy
// accept: never
// why: the tile is read before all of it is written
// args: out i32[144] out; i32[144] a = random; i32 n = 12
// refuted_by: 3,3x4,4
// shows: race
#include "../cuda.h"

__global__ void transpose_racy(int *out, const int *a, int n) {
    __shared__ int tile[4][4];
    int x = blockIdx.x * 4 + threadIdx.x;
    int y = blockIdx.y * 4 + threadIdx.y;
    tile[threadIdx.y][threadIdx.x] = a[y * n + x];
    x = blockIdx.y * 4 + threadIdx.x;
    y = blockIdx.x * 4 + threadIdx.y;
    out[y * n + x] = tile[threadIdx.x][threadIdx.y];
}
