// verdict: independent_if
// condition: blockDim.x == 4
// condition: blockDim.y == 4
// condition: gridDim.x*4 >= n
// condition: gridDim.y*4 >= n
// accept: must
// opt: O0
// why: tiles of 4 by 4 go through shared memory, the block has to be as large
// args: out f32[100] c; f32[100] a = random; f32[100] b = random; i32 n = 10
// launches: 3,3x4,4 4,3x4,4 5,6x4,4
// refuted_by: 4,4x3,3
// shows: difference
#include "../cuda.h"

__global__ void matmul_tiled(float *c, const float *a, const float *b, int n) {
    __shared__ float at[4][4], bt[4][4];
    int tx = threadIdx.x, ty = threadIdx.y;
    int col = blockIdx.x * 4 + tx, row = blockIdx.y * 4 + ty;
    float sum = 0.0f;
    for (int t = 0; t < (n + 3) / 4; t++) {
        at[ty][tx] = row < n && t * 4 + tx < n ? a[row * n + t * 4 + tx] : 0.0f;
        bt[ty][tx] = col < n && t * 4 + ty < n ? b[(t * 4 + ty) * n + col] : 0.0f;
        __syncthreads();
        for (int k = 0; k < 4; k++)
            sum += at[ty][k] * bt[k][tx];
        __syncthreads();
    }
    if (row < n && col < n)
        c[row * n + col] = sum;
}
