// verdict: independent_if
// condition: blockDim.x % 32 == 0
// condition: gridDim.x*blockDim.x >= 32*rows
// accept: must
// why: a warp per row, its lanes take columns in turns, nothing is exchanged
// args: out i32[240] out; i32[240] a = random; i32 rows = 6; i32 cols = 40
// launches: 6x32 3x64 2x96 1x224
// refuted_by: 5x40
// shows: difference
#include "../cuda.h"

__global__ void lanes(int *out, const int *a, int rows, int cols) {
    int warp = (blockIdx.x * blockDim.x + threadIdx.x) / warpSize;
    int lane = threadIdx.x % warpSize;
    if (warp < rows)
        for (int c = lane; c < cols; c += warpSize)
            out[warp * cols + c] = a[warp * cols + c] + warp;
}
