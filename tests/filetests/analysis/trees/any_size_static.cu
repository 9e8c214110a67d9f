// verdict: independent_if
// condition: gridDim.x >= rows
// condition: blockDim.y == 1
// condition: blockDim.z == 1
// condition: blockDim.x <= 64
// accept: must
// why: a tree that rounds up takes blocks of any size that the tile has cells for
// args: out i32[5] out; i32[200] a = random; i32 rows = 5; i32 cols = 40
// launches: 5x1 5x12 6x64 7x7
// refuted_by: 4x12
// shows: difference
#include "../cuda.h"

__global__ void any_size_static(int *out, const int *a, int rows, int cols) {
    __shared__ int sums[64];
    int row = blockIdx.x, t = threadIdx.x;
    if (row >= rows)
        return;
    int sum = 0;
    for (int c = t; c < cols; c += blockDim.x)
        sum += a[row * cols + c];
    sums[t] = sum;
    __syncthreads();
    for (int left = blockDim.x; left > 1;) {
        int half = (left + 1) / 2;
        if (t + half < left)
            sums[t] += sums[t + half];
        __syncthreads();
        left = half;
    }
    if (t == 0)
        out[row] = sums[0];
}
