// verdict: independent_if
// condition: gridDim.x*blockDim.x >= 32*rows
// accept: may
// why: lanes by the global id, without exchange: blocks of any size do
// args: out i32[240] out; i32[240] a = random; i32 rows = 6; i32 cols = 40
// launches: 6x32 3x64 5x40 192x1 28x7
// refuted_by: 5x32
// shows: difference
#include "../cuda.h"

__global__ void lanes_global(int *out, const int *a, int rows, int cols) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    int row = i / 32;
    if (row < rows)
        for (int c = i % 32; c < cols; c += 32)
            out[row * cols + c] = a[row * cols + c] + row;
}
