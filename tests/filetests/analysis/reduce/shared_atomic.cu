// verdict: independent_if
// condition: gridDim.x >= rows
// condition: blockDim.y == 1
// condition: blockDim.z == 1
// accept: must
// why: threads add to one integer in shared memory, which the block writes
// args: out i32[5] out; i32[200] a = random; i32 rows = 5; i32 cols = 40
// launches: 5x1 5x12 6x64 7x7
// refuted_by: 4x12
// shows: difference
#include "../cuda.h"

__global__ void shared_atomic(int *out, const int *a, int rows, int cols) {
    __shared__ int sum;
    int row = blockIdx.x;
    if (threadIdx.x == 0)
        sum = 0;
    __syncthreads();
    if (row < rows)
        for (int c = threadIdx.x; c < cols; c += blockDim.x)
            atomicAdd(&sum, a[row * cols + c]);
    __syncthreads();
    if (threadIdx.x == 0 && row < rows)
        out[row] = sum;
}
