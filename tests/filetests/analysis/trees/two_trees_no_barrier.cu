// verdict: racy
// accept: never
// why: the second tree begins while threads still read the first one
// args: out i32[5] out; i32[200] a = random; i32 rows = 5; i32 cols = 40
// refuted_by: 5x8 5x32
// shows: race
#include "../cuda.h"

__global__ void two_trees_no_barrier(int *out, const int *a, int rows, int cols) {
    extern __shared__ int cells[];
    int row = blockIdx.x, t = threadIdx.x;
    cells[t] = a[row * cols + t];
    __syncthreads();
    for (int half = blockDim.x / 2; half > 0; half /= 2) {
        if (t < half)
            cells[t] = max(cells[t], cells[t + half]);
        __syncthreads();
    }
    int top = cells[0];
    cells[t] = top - a[row * cols + t];
    __syncthreads();
    for (int half = blockDim.x / 2; half > 0; half /= 2) {
        if (t < half)
            cells[t] += cells[t + half];
        __syncthreads();
    }
    if (t == 0)
        out[row] = cells[0];
}
