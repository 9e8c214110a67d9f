// verdict: independent_if
// condition: gridDim.x >= rows
// condition: gridDim.y*blockDim.y == 1
// condition: gridDim.z*blockDim.z == 1
// condition: blockDim.x == 64
// accept: must
// why: floats are added in the order that is written out
// args: out f32[5] out; f32[200] a = random; i32 rows = 5; i32 cols = 40
// launches: 5x64 6x64 9x64
// refuted_by: 4x64
// shows: difference
#include "../cuda.h"

__global__ void float_unrolled(float *out, const float *a, int rows, int cols) {
    __shared__ float sums[64];
    int row = blockIdx.x, t = threadIdx.x;
    if (row >= rows)
        return;
    float sum = 0.0f;
    for (int c = t; c < cols; c += blockDim.x)
        sum += a[row * cols + c];
    sums[t] = sum;
    __syncthreads();
    if (t < 32)
        sums[t] += sums[t + 32];
    __syncthreads();
    if (t < 16)
        sums[t] += sums[t + 16];
    __syncthreads();
    if (t < 8)
        sums[t] += sums[t + 8];
    __syncthreads();
    if (t < 4)
        sums[t] += sums[t + 4];
    __syncthreads();
    if (t < 2)
        sums[t] += sums[t + 2];
    __syncthreads();
    if (t < 1)
        sums[t] += sums[t + 1];
    __syncthreads();
    if (t == 0)
        out[row] = sums[0];
}
