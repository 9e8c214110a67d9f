// verdict: float_reassociation
// grid_independent: true
// condition: gridDim.x >= rows
// condition: blockDim.y == 1
// condition: blockDim.z == 1
// accept: may
// why: a block sums a row of floats by a tree: its shape is the block's
// args: out f32[5] out; f32[200] a = random; i32 rows = 5; i32 cols = 40
// launches: 5x8 6x8 9x8
// refuted_by: 5x16 5x1
// shows: difference
#include "../cuda.h"

__global__ void tree_row_float(float *out, const float *a, int rows, int cols) {
    extern __shared__ float partial[];
    int row = blockIdx.x, t = threadIdx.x;
    if (row >= rows)
        return;
    float sum = 0.0f;
    for (int c = t; c < cols; c += blockDim.x)
        sum += a[row * cols + c];
    partial[t] = sum;
    __syncthreads();
    for (int half = blockDim.x / 2; half > 0; half /= 2) {
        if (t < half)
            partial[t] += partial[t + half];
        __syncthreads();
    }
    if (t == 0)
        out[row] = partial[0];
}
