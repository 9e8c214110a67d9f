// verdict: independent_if
// condition: gridDim.x >= rows
// condition: blockDim.x >= cols
// accept: may
// why: threads load a row, thread 0 adds it from left to right: the order of float additions is fixed
// args: out f32[8] out; f32[120] a = random; i32 rows = 8; i32 cols = 15
// launches: 8x15 8x16 10x32 9x20
// refuted_by: 8x14
// shows: difference
#include "../cuda.h"

__global__ void leader_float(float *out, const float *a, int rows, int cols) {
    __shared__ float values[64];
    int row = blockIdx.x;
    if (row >= rows)
        return;
    if (threadIdx.x < cols)
        values[threadIdx.x] = a[row * cols + threadIdx.x] + 1.0f;
    __syncthreads();
    if (threadIdx.x == 0) {
        float sum = 0.0f;
        for (int c = 0; c < cols; c++)
            sum += values[c];
        out[row] = sum;
    }
}
