// verdict: independent_if
// condition: blockDim.x % 32 == 0
// condition: gridDim.x*blockDim.x >= 32*rows
// accept: must
// opt: O3
// why: a warp sums a row: its lanes take columns in turns, and shuffles add up integers
// args: out i32[6] out; i32[240] a = random; i32 rows = 6; i32 cols = 40
// launches: 6x32 3x64 2x96 1x224
// refuted_by: 5x32
// shows: difference
#include "../cuda.h"

__global__ void row_per_warp(int *out, const int *a, int rows, int cols) {
    int warp = (blockIdx.x * blockDim.x + threadIdx.x) / 32;
    int lane = threadIdx.x % 32;
    if (warp >= rows)
        return;
    int sum = 0;
    for (int c = lane; c < cols; c += 32)
        sum += a[warp * cols + c];
    for (int by = 16; by > 0; by /= 2)
        sum += __shfl_down_sync(0xffffffff, sum, by);
    if (lane == 0)
        out[warp] = sum;
}
