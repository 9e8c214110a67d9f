// verdict: independent_if
// condition: gridDim.x >= rows
// condition: blockDim.y == 1
// condition: blockDim.z == 1
// condition: (blockDim.x & (blockDim.x - 1)) == 0
// accept: must
// why: the largest of a row, then the sum of the distances to it; barriers between
// args: out i32[5] out; i32[200] a = random; i32 rows = 5; i32 cols = 40
// launches: 5x1 5x8 6x64 7x16
// refuted_by: 4x8
// shows: difference
#include "../cuda.h"

__global__ void two_trees(int *out, const int *a, int rows, int cols) {
    extern __shared__ int cells[];
    int row = blockIdx.x, t = threadIdx.x;
    if (row >= rows)
        return;
    int top = -2147483647 - 1;
    for (int c = t; c < cols; c += blockDim.x)
        top = max(top, a[row * cols + c]);
    cells[t] = top;
    __syncthreads();
    for (int half = blockDim.x / 2; half > 0; half /= 2) {
        if (t < half)
            cells[t] = max(cells[t], cells[t + half]);
        __syncthreads();
    }
    top = cells[0];
    __syncthreads();
    int sum = 0;
    for (int c = t; c < cols; c += blockDim.x)
        sum += top - a[row * cols + c];
    cells[t] = sum;
    __syncthreads();
    for (int half = blockDim.x / 2; half > 0; half /= 2) {
        if (t < half)
            cells[t] += cells[t + half];
        __syncthreads();
    }
    if (t == 0)
        out[row] = cells[0];
}
