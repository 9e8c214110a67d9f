// verdict: independent_if
// condition: gridDim.x*blockDim.y >= rows
// accept: may
// why: a row per y-thread of a block, columns by x-threads in turns
// args: out i32[120] out; i32[120] a = random; i32 rows = 8; i32 cols = 15
// launches: 8x1 4x7,2 2x32,5 1x15,8
// refuted_by: 3x16,2
// shows: difference
#include "../cuda.h"

__global__ void rows_by_y(int *out, const int *a, int rows, int cols) {
    int row = blockIdx.x * blockDim.y + threadIdx.y;
    if (row < rows)
        for (int c = threadIdx.x; c < cols; c += blockDim.x)
            out[row * cols + c] = a[row * cols + c] * row;
}
