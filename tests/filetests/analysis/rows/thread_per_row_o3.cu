// verdict: independent_if
// condition: gridDim.x*blockDim.x >= rows
// accept: must
// opt: O3
// why: a thread sums a row from left to right, so the order of additions is fixed
// args: out f32[20] out; f32[140] a = random; i32 rows = 20; i32 cols = 7
// launches: 1x20 4x8 7x3 20x1 5x4,2
// refuted_by: 1x19
// shows: difference
#include "../cuda.h"

__global__ void row_sums(float *out, const float *a, int rows, int cols) {
    int row = blockIdx.x * blockDim.x + threadIdx.x;
    if (row < rows) {
        float sum = 0.0f;
        for (int c = 0; c < cols; c++)
            sum += a[row * cols + c];
        out[row] = sum;
    }
}
