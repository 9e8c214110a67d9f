// verdict: racy
// accept: never
// opt: O0
// why: the barrier at the end of a turn is missing: tiles are overwritten while they are read
// args: out f32[64] c; f32[64] a = random; f32[64] b = random; i32 n = 8
// refuted_by: 2,2x4,4
// shows: race
#include "../cuda.h"

__global__ void matmul_racy(float *c, const float *a, const float *b, int n) {
    __shared__ float at[4][4], bt[4][4];
    int tx = threadIdx.x, ty = threadIdx.y;
    int col = blockIdx.x * 4 + tx, row = blockIdx.y * 4 + ty;
    float sum = 0.0f;
    for (int t = 0; t < n / 4; t++) {
        at[ty][tx] = a[row * n + t * 4 + tx];
        bt[ty][tx] = b[(t * 4 + ty) * n + col];
        __syncthreads();
        for (int k = 0; k < 4; k++)
            sum += at[ty][k] * bt[k][tx];
    }
    c[row * n + col] = sum;
}
