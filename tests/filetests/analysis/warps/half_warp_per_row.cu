// verdict: independent_if
// condition: blockDim.x % 16 == 0
// condition: gridDim.x*blockDim.x >= 16*rows
// accept: may
// why: sixteen threads per row
// args: out i32[120] out; i32[120] a = random; i32 rows = 6; i32 cols = 20
// launches: 6x16 3x32 2x48 1x112
// refuted_by: 5x20
// shows: difference
#include "../cuda.h"

__global__ void half_warp(int *out, const int *a, int rows, int cols) {
    int row = (blockIdx.x * blockDim.x + threadIdx.x) / 16;
    int lane = threadIdx.x % 16;
    if (row < rows)
        for (int c = lane; c < cols; c += 16)
            out[row * cols + c] = a[row * cols + c] * 3;
}
