// verdict: independent_if
// condition: blockDim.y == 1
// condition: blockDim.z == 1
// condition: (blockDim.x & (blockDim.x - 1)) == 0
// accept: must
// why: blocks go through rows; a barrier keeps the sums of one apart from the next one
// args: out i32[5] out; i32[200] a = random; i32 rows = 5; i32 cols = 40
// launches: 1x1 2x8 3x64 5x16 9x32
// refuted_by: 5x12
// shows: difference
#include "../cuda.h"

__global__ void loop_over_rows(int *out, const int *a, int rows, int cols) {
    extern __shared__ int sums[];
    int t = threadIdx.x;
    for (int row = blockIdx.x; row < rows; row += gridDim.x) {
        int sum = 0;
        for (int c = t; c < cols; c += blockDim.x)
            sum += a[row * cols + c];
        sums[t] = sum;
        __syncthreads();
        for (int half = blockDim.x / 2; half > 0; half /= 2) {
            if (t < half)
                sums[t] += sums[t + half];
            __syncthreads();
        }
        if (t == 0)
            out[row] = sums[0];
        __syncthreads();
    }
}
