// verdict: racy
// accept: never
// why: what is read lies half a row back, where another thread of the same row writes
// args: out f32[1024] x = random; i32 n = 20; i32 k = 3
// refuted_by: 1x32
// shows: race
#include "../cuda.h"

__global__ void row_of_half_above(float *x, int n, int k) {
    int j = blockIdx.x * blockDim.x + threadIdx.x;
    if (j < 20)
        x[k * 32 + j] = x[k * 32 + j] - 0.5f * x[k * 32 - 16 + j];
}
