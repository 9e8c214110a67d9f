// verdict: unknown
// accept: never
// why: cells behind the row's end are read, and nobody has written them
// args: out i32[5] out; i32[200] a = random; i32 rows = 5; i32 cols = 40
// shows: none
#include "../cuda.h"

__global__ void not_all_written(int *out, const int *a, int rows, int cols) {
    extern __shared__ int sums[];
    int row = blockIdx.x, t = threadIdx.x;
    if (row >= rows)
        return;
    if (t < cols)
        sums[t] = a[row * cols + t];
    __syncthreads();
    for (int half = blockDim.x / 2; half > 0; half /= 2) {
        if (t < half)
            sums[t] += sums[t + half];
        __syncthreads();
    }
    if (t == 0)
        out[row] = sums[0];
}
