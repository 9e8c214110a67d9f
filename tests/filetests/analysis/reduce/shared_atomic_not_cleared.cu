// verdict: racy
// accept: never
// why: no barrier between clearing the sum and adding to it
// args: out i32[5] out; i32[200] a = random; i32 rows = 5; i32 cols = 40
// refuted_by: 5x8 5x12
// shows: race
#include "../cuda.h"

__global__ void not_cleared(int *out, const int *a, int rows, int cols) {
    __shared__ int sum;
    int row = blockIdx.x;
    if (threadIdx.x == 0)
        sum = 0;
    for (int c = threadIdx.x; c < cols; c += blockDim.x)
        atomicAdd(&sum, a[row * cols + c]);
    __syncthreads();
    if (threadIdx.x == 0)
        out[row] = sum;
}
