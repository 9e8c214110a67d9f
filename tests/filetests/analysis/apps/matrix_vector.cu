// verdict: independent_if
// condition: gridDim.x*blockDim.x >= rows
// accept: must
// why: a row per thread, columns in order
// args: out f32[20] y; f32[140] a = random; f32[7] x = random; i32 rows = 20; i32 cols = 7
// launches: 1x20 4x8 7x3 20x1
// refuted_by: 1x19
// shows: difference
#include "../cuda.h"

__global__ void matrix_vector(float *y, const float *a, const float *x, int rows, int cols) {
    int row = blockIdx.x * blockDim.x + threadIdx.x;
    if (row < rows) {
        float sum = 0.0f;
        for (int c = 0; c < cols; c++)
            sum += a[row * cols + c] * x[c];
        y[row] = sum;
    }
}
