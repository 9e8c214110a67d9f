// verdict: float_reassociation
// grid_independent: true
// condition: gridDim.x >= rows
// condition: blockDim.y == 1
// condition: blockDim.z == 1
// accept: may
// why: a block adds up a row of exponentials by a tree
// args: out f32[120] out; f32[120] a = random; i32 rows = 4; i32 cols = 30
// launches: 4x4 5x4 9x4
// refuted_by: 4x16
// shows: difference
#include "../cuda.h"

__global__ void softmax(float *out, const float *a, int rows, int cols) {
    extern __shared__ float partial[];
    int t = threadIdx.x;
    if (blockIdx.x >= rows)
        return;
    const float *row = a + blockIdx.x * cols;
    float sum = 0.0f;
    for (int c = t; c < cols; c += blockDim.x)
        sum += expf(row[c]);
    partial[t] = sum;
    __syncthreads();
    for (int half = blockDim.x / 2; half > 0; half /= 2) {
        if (t < half)
            partial[t] += partial[t + half];
        __syncthreads();
    }
    for (int c = t; c < cols; c += blockDim.x)
        out[blockIdx.x * cols + c] = expf(row[c]) / partial[0];
}
