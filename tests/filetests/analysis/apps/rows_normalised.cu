// verdict: independent_if
// condition: gridDim.x*blockDim.x >= rows
// accept: may
// why: a thread sums its row and then divides by the sum
// args: out f32[140] out; f32[140] a = random; i32 rows = 20; i32 cols = 7
// launches: 1x20 4x8 7x3 20x1
// refuted_by: 1x19
// shows: difference
#include "../cuda.h"

__global__ void normalise(float *out, const float *a, int rows, int cols) {
    int row = blockIdx.x * blockDim.x + threadIdx.x;
    if (row >= rows)
        return;
    float sum = 0.0f;
    for (int c = 0; c < cols; c++)
        sum += fabsf(a[row * cols + c]);
    for (int c = 0; c < cols; c++)
        out[row * cols + c] = a[row * cols + c] / sum;
}
