// verdict: racy
// accept: never
// why: all rows of threads write to the one row of the tile, each its own thread's number
// args: out i32[60] out; i32 n = 16
// refuted_by: 3x10,2 2x8,4
// shows: race
#include "../cuda.h"

__global__ void column_of_last_row(int *out, int n) {
    __shared__ int row[64];
    int t = threadIdx.y * blockDim.x + threadIdx.x;
    row[threadIdx.x] = t;
    __syncthreads();
    if (t < n)
        out[t] = row[threadIdx.x];
}
