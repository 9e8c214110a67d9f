// verdict: independent_if
// condition: gridDim.x >= rows
// condition: blockDim.y == 1
// condition: blockDim.z == 1
// condition: (blockDim.x & (blockDim.x - 1)) == 0
// condition: blockDim.x >= cols
// accept: must
// why: each thread brings one element: the block is no shorter than a row
// args: out i32[5] out; i32[200] a = random; i32 rows = 5; i32 cols = 40
// launches: 5x64 6x64 7x128
// refuted_by: 5x32
// shows: difference
#include "../cuda.h"

__global__ void one_per_thread(int *out, const int *a, int rows, int cols) {
    extern __shared__ int sums[];
    int row = blockIdx.x, t = threadIdx.x;
    if (row >= rows)
        return;
    sums[t] = t < cols ? a[row * cols + t] : 0;
    __syncthreads();
    for (int half = blockDim.x / 2; half > 0; half /= 2) {
        if (t < half)
            sums[t] += sums[t + half];
        __syncthreads();
    }
    if (t == 0)
        out[row] = sums[0];
}
