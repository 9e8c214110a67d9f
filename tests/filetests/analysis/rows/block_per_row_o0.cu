// verdict: independent_if
// condition: gridDim.x >= rows
// accept: must
// opt: O0
// why: a block takes a row, its threads the columns in turns
// args: out i32[120] out; i32[120] a = random; i32 rows = 8; i32 cols = 15
// launches: 8x1 8x7 10x32 9x15 8x4,2
// refuted_by: 7x32
// shows: difference
#include "../cuda.h"

__global__ void block_per_row(int *out, const int *a, int rows, int cols) {
    int row = blockIdx.x;
    if (row >= rows)
        return;
    for (int c = threadIdx.x; c < cols; c += blockDim.x)
        out[row * cols + c] = a[row * cols + c] * 2 + row;
}
