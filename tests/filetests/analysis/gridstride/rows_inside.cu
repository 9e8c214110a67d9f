// verdict: independent
// accept: must
// why: rows by grid-stride, columns by one thread
// args: out i32[120] out; i32[120] a = random; i32 rows = 12; i32 cols = 10
// launches: 1x1 1x7 3x5 4x32 50x3 2,2x3,4
// shows: none
#include "../cuda.h"

__global__ void rows_inside(int *out, const int *a, int rows, int cols) {
    for (int r = blockIdx.x * blockDim.x + threadIdx.x; r < rows; r += gridDim.x * blockDim.x)
        for (int c = 0; c < cols; c++)
            out[r * cols + c] = a[r * cols + c] * c;
}
