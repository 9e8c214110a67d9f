// verdict: float_reassociation
// condition: gridDim.x == 5
// condition: blockDim.y == 1
// condition: blockDim.z == 1
// accept: may
// why: floats are added to one cell in the order that threads come
// args: out f32[5] out; f32[200] a = random; i32 rows = 5; i32 cols = 40
// refuted_by: 5x8 5x32
// shows: race
#include "../cuda.h"

__global__ void float_atomic(float *out, const float *a, int rows, int cols) {
    __shared__ float sum;
    int row = blockIdx.x, t = threadIdx.x;
    if (t == 0)
        sum = 0.0f;
    __syncthreads();
    for (int c = t; c < cols; c += blockDim.x)
        atomicAdd(&sum, a[row * cols + c]);
    __syncthreads();
    if (t == 0)
        out[row] = sum;
}
