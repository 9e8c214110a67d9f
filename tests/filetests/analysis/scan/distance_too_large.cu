// verdict: depends_on
// grid_independent: true
// condition: gridDim.x >= rows
// condition: blockDim.y == 1
// condition: blockDim.z == 1
// condition: blockDim.x <= 64
// accept: may
// why: the distance grows by three: elements are left out
// args: out i32[60] out; i32[60] a = random; i32 rows = 4; i32 cols = 15
// launches: 4x16 5x16 7x16
// refuted_by: 4x8
// shows: difference
#include "../cuda.h"

__global__ void distance_too_large(int *out, const int *a, int rows, int cols) {
    __shared__ int sums[64];
    int row = blockIdx.x, t = threadIdx.x;
    if (row >= rows)
        return;
    sums[t] = t < cols ? a[row * cols + t] : 0;
    __syncthreads();
    for (int by = 1; by < blockDim.x; by *= 3) {
        int left = t >= by ? sums[t - by] : 0;
        __syncthreads();
        sums[t] += left;
        __syncthreads();
    }
    if (t < cols)
        out[row * cols + t] = sums[t];
}
