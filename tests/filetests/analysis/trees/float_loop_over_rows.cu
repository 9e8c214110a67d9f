// verdict: independent_if
// condition: blockDim.y == 1
// condition: blockDim.z == 1
// condition: blockDim.x == 64
// accept: must
// why: the order of additions is the tile's, for each row anew
// args: out f32[5] out; f32[200] a = random; i32 rows = 5; i32 cols = 40
// launches: 1x64 2x64 5x64 9x64
// refuted_by: 1x1
// shows: difference
#include "../cuda.h"

__global__ void float_loop_over_rows(float *out, const float *a, int rows, int cols) {
    __shared__ float sums[64];
    int t = threadIdx.x;
    for (int row = blockIdx.x; row < rows; row += gridDim.x) {
        float sum = 0;
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
