// verdict: racy
// accept: never
// why: all threads read the sum before thread 0 has finished it
// args: out i32[200] out; i32[200] a = random; i32 rows = 5; i32 cols = 40
// refuted_by: 5x8 5x64
// shows: race
#include "../cuda.h"

__global__ void no_barrier_at_end(int *out, const int *a, int rows, int cols) {
    extern __shared__ int sums[];
    int row = blockIdx.x, t = threadIdx.x;
    if (row >= rows)
        return;
    int sum = 0;
    for (int c = t; c < cols; c += blockDim.x)
        sum += a[row * cols + c];
    sums[t] = sum;
    for (int half = blockDim.x / 2; half > 0; half /= 2) {
        __syncthreads();
        if (t < half)
            sums[t] += sums[t + half];
    }
    for (int c = t; c < cols; c += blockDim.x)
        out[row * cols + c] = cols * a[row * cols + c] - sums[0];
}
