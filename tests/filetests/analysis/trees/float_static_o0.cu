// verdict: independent_if
// condition: gridDim.x >= rows
// condition: blockDim.y == 1
// condition: blockDim.z == 1
// condition: blockDim.x == 128
// accept: must
// opt: O0
// why: floats are added in the order of a tree whose shape the tile gives
// args: out f32[5] out; f32[200] a = random; i32 rows = 5; i32 cols = 40
// launches: 5x128 6x128 9x128
// refuted_by: 5x1
// shows: difference
#include "../cuda.h"

__global__ void float_static_o0(float *out, const float *a, int rows, int cols) {
    __shared__ float sums[128];
    int row = blockIdx.x, t = threadIdx.x;
    if (row >= rows)
        return;
    float sum = 0.0f;
    for (int c = t; c < cols; c += blockDim.x)
        sum += a[row * cols + c];
    sums[t] = sum;
    __syncthreads();
    for (int half = blockDim.x / 2; half > 0; half /= 2) {
        if (t < half)
            sums[t] += sums[t + half];
        __syncthreads();
    }
    if (t == 0)
        out[row] = sums[0];
}
