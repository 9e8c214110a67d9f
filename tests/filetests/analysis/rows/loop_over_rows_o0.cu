// verdict: independent
// accept: must
// opt: O0
// why: blocks take rows in turns, threads take columns in turns
// args: out i32[120] out; i32[120] a = random; i32 rows = 8; i32 cols = 15
// launches: 1x1 3x7 10x32 2x4,2 5x16
// shows: none
#include "../cuda.h"

__global__ void loop_over_rows(int *out, const int *a, int rows, int cols) {
    for (int row = blockIdx.x; row < rows; row += gridDim.x)
        for (int c = threadIdx.x; c < cols; c += blockDim.x)
            out[row * cols + c] = a[row * cols + c] - row * c;
}
