// verdict: racy
// accept: never
// why: half of the threads don't wait for those whose values they read
// args: out i32[64] out; i32[64] a = random; i32 rows = 4
// refuted_by: 4x16 5x16
// shows: race
#include "../cuda.h"

__global__ void half_waits(int *out, const int *a, int rows) {
    __shared__ int cells[16];
    int row = blockIdx.x, t = threadIdx.x;
    if (row >= rows)
        return;
    cells[t] = a[row * 16 + t];
    if (t < 8)
        __syncthreads();
    out[row * 16 + t] = cells[15 - t];
}
