// verdict: independent_if
// condition: gridDim.x >= rows
// accept: must
// why: only thread 0 of a block works: the other threads don't matter
// args: out f32[8] out; f32[120] a = random; i32 rows = 8; i32 cols = 15
// launches: 8x1 8x7 10x32
// refuted_by: 7x32
// shows: difference
#include "../cuda.h"

__global__ void leader(float *out, const float *a, int rows, int cols) {
    int row = blockIdx.x;
    if (row < rows && threadIdx.x == 0) {
        float sum = 0.0f;
        for (int c = 0; c < cols; c++)
            sum += a[row * cols + c];
        out[row] = sum;
    }
}
