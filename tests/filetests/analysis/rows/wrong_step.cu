// verdict: depends_on
// accept: never
// why: the columns step by the number of blocks
// args: out i32[120] out; i32[120] a = random; i32 rows = 8; i32 cols = 15
// refuted_by: 8x4 9x4 8x15
// shows: difference
#include "../cuda.h"

__global__ void wrong_step(int *out, const int *a, int rows, int cols) {
    for (int row = blockIdx.x; row < rows; row += gridDim.x)
        for (int c = threadIdx.x; c < cols; c += gridDim.x)
            out[row * cols + c] = a[row * cols + c] + 1;
}
