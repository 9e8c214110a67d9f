// verdict: independent_if
// condition: blockDim.x >= 8
// accept: must
// why: two barriers per row keep the rows apart
// args: out i32[64] out; i32[8] a = random; i32 rows = 8
// launches: 1x8 2x16 3x9 10x8
// refuted_by: 2x7
// shows: difference
#include "../cuda.h"

__global__ void reused_well(int *out, const int *a, int rows) {
    __shared__ int value;
    for (int row = blockIdx.x; row < rows; row += gridDim.x) {
        if (threadIdx.x == 0)
            value = a[row] + row;
        __syncthreads();
        if (threadIdx.x < 8)
            out[row * 8 + threadIdx.x] = value;
        __syncthreads();
    }
}
