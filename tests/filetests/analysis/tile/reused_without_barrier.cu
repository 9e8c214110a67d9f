// verdict: racy
// accept: never
// why: the next row's value overwrites the one that slower threads still read
// args: out i32[64] out; i32[8] a = random; i32 rows = 8
// refuted_by: 1x8 2x8
// shows: race
#include "../cuda.h"

__global__ void reused(int *out, const int *a, int rows) {
    __shared__ int value;
    for (int row = blockIdx.x; row < rows; row += gridDim.x) {
        if (threadIdx.x == 0)
            value = a[row] + row;
        __syncthreads();
        if (threadIdx.x < 8)
            out[row * 8 + threadIdx.x] = value;
    }
}
