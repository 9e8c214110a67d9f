// verdict: racy
// accept: never
// why: all threads read the sum, and thread 0 may have gone on to the next row
// args: out i32[200] out; i32[200] a = random; i32 rows = 5; i32 cols = 40
// refuted_by: 2x8 1x32
// shows: race
#include "../cuda.h"

__global__ void loop_over_rows_broadcast(int *out, const int *a, int rows, int cols) {
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
        for (int c = t; c < cols; c += blockDim.x)
            out[row * cols + c] = sums[0] - a[row * cols + c];
    }
}
