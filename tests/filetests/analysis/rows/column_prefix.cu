// verdict: independent_if
// condition: gridDim.x*blockDim.x >= cols
// condition: gridDim.y*blockDim.y == 1
// condition: gridDim.z*blockDim.z == 1
// accept: may
// why: each thread runs down its own column
// args: out i32[140] a = random; i32 rows = 20; i32 cols = 7
// launches: 1x7 4x2 7x1 2x5
// refuted_by: 1x6
// shows: difference
#include "../cuda.h"

__global__ void column_prefix(int *a, int rows, int cols) {
    int c = blockIdx.x * blockDim.x + threadIdx.x;
    if (c >= cols)
        return;
    for (int r = 1; r < rows; r++)
        a[r * cols + c] += a[(r - 1) * cols + c];
}
