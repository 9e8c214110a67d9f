// verdict: racy
// accept: never
// why: thread half joins in, whose cell is another one's partner
// args: out i32[5] out; i32[200] a = random; i32 rows = 5; i32 cols = 40
// refuted_by: 5x8 5x32
// shows: race
#include "../cuda.h"

__global__ void one_thread_too_many(int *out, const int *a, int rows, int cols) {
    extern __shared__ int sums[];
    int row = blockIdx.x, t = threadIdx.x;
    if (row >= rows)
        return;
    int sum = 0;
    for (int c = t; c < cols; c += blockDim.x)
        sum += a[row * cols + c];
    sums[t] = sum;
    __syncthreads();
    for (int half = blockDim.x / 2; half > 0; half /= 2) {
        if (t <= half && t + half < blockDim.x)
            sums[t] += sums[t + half];
        __syncthreads();
    }
    if (t == 0)
        out[row] = sums[0];
}
