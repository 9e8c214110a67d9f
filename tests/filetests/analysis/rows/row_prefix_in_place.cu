// verdict: independent_if
// condition: gridDim.x*blockDim.x >= rows
// condition: gridDim.y*blockDim.y == 1
// condition: gridDim.z*blockDim.z == 1
// accept: must
// why: each thread runs through its own row
// args: out i32[140] a = random; i32 rows = 20; i32 cols = 7
// launches: 1x20 4x8 7x3 20x1
// refuted_by: 1x20,2
// shows: race
#include "../cuda.h"

__global__ void row_prefix(int *a, int rows, int cols) {
    int row = blockIdx.x * blockDim.x + threadIdx.x;
    if (row < rows)
        for (int c = 1; c < cols; c++)
            a[row * cols + c] += a[row * cols + c - 1];
}
