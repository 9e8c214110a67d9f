// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// opt: O1
// why: a thread per row of a sparse matrix, its elements from left to right
// args: out f32[20] y; i32[21] start = i*4; i32[80] column = i*7%20; f32[80] value = random; f32[20] x = random; i32 n = 20
// launches: 1x20 4x8 7x3 20x1
// refuted_by: 1x10
// shows: difference
#include "../cuda.h"

__global__ void spmv(float *y, const int *start, const int *column, const float *value, const float *x, int n) {
    int row = blockIdx.x * blockDim.x + threadIdx.x;
    if (row < n) {
        float sum = 0.0f;
        for (int k = start[row]; k < start[row + 1]; k++)
            sum += value[k] * x[column[k]];
        y[row] = sum;
    }
}
