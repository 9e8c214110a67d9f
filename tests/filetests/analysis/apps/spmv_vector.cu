// verdict: independent_if
// condition: blockDim.x % 32 == 0
// condition: gridDim.x*blockDim.x >= 32*n
// accept: must
// why: a warp per row of a sparse matrix
// args: out f32[5] y; i32[6] start = i*40; i32[200] column = i*7%20; f32[200] value = random; f32[20] x = random; i32 n = 5
// launches: 5x32 3x64 1x160
// refuted_by: 4x32
// shows: difference
#include "../cuda.h"

__global__ void spmv_vector(float *y, const int *start, const int *column, const float *value, const float *x, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    int row = i / 32, lane = i & 31;
    if (row >= n)
        return;
    float sum = 0.0f;
    for (int k = start[row] + lane; k < start[row + 1]; k += 32)
        sum += value[k] * x[column[k]];
    for (int by = 16; by > 0; by /= 2)
        sum += __shfl_down_sync(0xffffffff, sum, by);
    if (lane == 0)
        y[row] = sum;
}
