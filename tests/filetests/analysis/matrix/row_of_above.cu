// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// condition: n <= 32
// condition: gridDim.y*blockDim.y == 1
// condition: gridDim.z*blockDim.z == 1
// accept: must
// why: row k is computed of the row above it: where rows are long enough, what is read isn't what is written
// args: out f32[1024] x = random; i32 n = 20; i32 k = 3
// launches: 1x20 2x10 3x32 20x1
// refuted_by: 1x19
// shows: difference
#include "../cuda.h"

__global__ void row_of_above(float *x, int n, int k) {
    int j = blockIdx.x * blockDim.x + threadIdx.x;
    if (j < n)
        x[k * 32 + j] = x[k * 32 + j] - 0.5f * x[(k - 1) * 32 + j];
}
