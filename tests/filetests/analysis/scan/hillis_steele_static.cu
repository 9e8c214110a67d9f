// verdict: independent_if
// condition: gridDim.x >= rows
// condition: blockDim.y == 1
// condition: blockDim.z == 1
// condition: blockDim.x >= cols
// condition: blockDim.x <= 64
// accept: must
// why: a block scans a row that is no longer than itself
// args: out i32[60] out; i32[60] a = random; i32 rows = 4; i32 cols = 15
// launches: 4x15 4x16 5x20 7x33
// refuted_by: 4x14
// shows: difference
#include "../cuda.h"

__global__ void hillis_steele_static(int *out, const int *a, int rows, int cols) {
    __shared__ int sums[64];
    int row = blockIdx.x, t = threadIdx.x;
    if (row >= rows)
        return;
    sums[t] = t < cols ? a[row * cols + t] : 0;
    __syncthreads();
    for (int by = 1; by < blockDim.x; by *= 2) {
        int left = t >= by ? sums[t - by] : 0;
        __syncthreads();
        sums[t] += left;
        __syncthreads();
    }
    if (t < cols)
        out[row * cols + t] = sums[t];
}
