// verdict: independent_if
// condition: gridDim.x >= rows
// condition: blockDim.y == 1
// condition: blockDim.z == 1
// condition: (blockDim.x & (blockDim.x - 1)) == 0
// accept: must
// why: the largest of a row, by a tree that halves
// args: out i32[5] out; i32[200] a = random; i32 rows = 5; i32 cols = 40
// launches: 5x1 5x8 6x64 7x16
// refuted_by: 5x12
// shows: difference
#include "../cuda.h"

__global__ void max_row(int *out, const int *a, int rows, int cols) {
    extern __shared__ int tops[];
    int row = blockIdx.x, t = threadIdx.x;
    if (row >= rows)
        return;
    int top = a[row * cols];
    for (int c = t; c < cols; c += blockDim.x)
        top = max(top, a[row * cols + c]);
    tops[t] = top;
    __syncthreads();
    for (int half = blockDim.x / 2; half > 0; half >>= 1) {
        if (t < half)
            tops[t] = max(tops[t], tops[t + half]);
        __syncthreads();
    }
    if (t == 0)
        out[row] = tops[0];
}
