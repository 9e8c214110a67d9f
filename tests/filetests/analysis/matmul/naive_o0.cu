// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// condition: gridDim.y*blockDim.y >= m
// accept: must
// opt: O0
// why: a thread per element, products added in the order of k
// args: out f32[63] c; f32[70] a = random; f32[90] b = random; i32 m = 7; i32 n = 9; i32 k = 10
// launches: 3,2x4,4 1,1x9,7 9,7x1,1 2,1x5,8
// refuted_by: 1,1x8,8
// shows: difference
#include "../cuda.h"

__global__ void matmul(float *c, const float *a, const float *b, int m, int n, int k) {
    int col = blockIdx.x * blockDim.x + threadIdx.x;
    int row = blockIdx.y * blockDim.y + threadIdx.y;
    if (row < m && col < n) {
        float sum = 0.0f;
        for (int i = 0; i < k; i++)
            sum += a[row * k + i] * b[i * n + col];
        c[row * n + col] = sum;
    }
}
