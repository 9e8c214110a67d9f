// verdict: independent_if
// condition: gridDim.x >= rows
// accept: may
// why: a whole block comes to the barrier or none of it
// args: out i32[8] out; i32[8] a = random; i32 rows = 8
// launches: 8x4 9x16 12x1 8x7
// refuted_by: 7x4
// shows: difference
#include "../cuda.h"

__global__ void uniform_branch(int *out, const int *a, int rows) {
    __shared__ int value;
    int row = blockIdx.x;
    if (row < rows) {
        if (threadIdx.x == 0)
            value = a[row] * 3;
        __syncthreads();
        if (threadIdx.x == blockDim.x - 1)
            out[row] = value;
    }
}
