// verdict: independent_if
// condition: blockDim.x == 32
// condition: gridDim.x >= rows
// accept: must
// why: two buffers by turns need one barrier per round
// args: out i32[128] out; i32[128] a = random; i32 rows = 4
// launches: 4x32 5x32 9x32
// refuted_by: 4x16
// shows: difference
#include "../cuda.h"

__global__ void double_buffer(int *out, const int *a, int rows) {
    __shared__ int sums[2][32];
    int row = blockIdx.x, t = threadIdx.x;
    if (row >= rows)
        return;
    int from = 0;
    sums[0][t] = a[row * 32 + t];
    __syncthreads();
    for (int by = 1; by < 32; by *= 2) {
        sums[1 - from][t] = sums[from][t] + (t >= by ? sums[from][t - by] : 0);
        from = 1 - from;
        __syncthreads();
    }
    out[row * 32 + t] = sums[from][t];
}
