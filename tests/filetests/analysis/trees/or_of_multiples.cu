// verdict: independent_if
// condition: gridDim.x >= rows
// condition: blockDim.y == 1
// condition: blockDim.z == 1
// condition: (blockDim.x & (blockDim.x - 1)) == 0
// accept: must
// why: partners at growing distance: threads that are multiples gather bits
// args: out i32[5] out; i32[200] a = random; i32 rows = 5; i32 cols = 40
// launches: 5x1 5x8 6x64 7x16
// refuted_by: 4x8
// shows: difference
#include "../cuda.h"

__global__ void or_of_multiples(int *out, const int *a, int rows, int cols) {
    extern __shared__ int sums[];
    int row = blockIdx.x, t = threadIdx.x;
    if (row >= rows)
        return;
    int sum = 0;
    for (int c = t; c < cols; c += blockDim.x)
        sum |= a[row * cols + c];
    sums[t] = sum;
    __syncthreads();
    for (int s = 1; s < blockDim.x; s *= 2) {
        if (t % (2 * s) == 0)
            sums[t] |= sums[t + s];
        __syncthreads();
    }
    if (t == 0)
        out[row] = sums[0];
}
