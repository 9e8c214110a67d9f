// verdict: float_reassociation
// accept: never
// why: blocks in z take shares of k and add them atomically in floating point
// args: out f32[64] c; f32[128] a = random; f32[128] b = random; i32 n = 8; i32 k = 16
// refuted_by: 1,1,1x8,8 1,1,4x8,8
// shows: difference
#include "../cuda.h"

__global__ void split_k(float *c, const float *a, const float *b, int n, int k) {
    int col = blockIdx.x * blockDim.x + threadIdx.x, row = blockIdx.y * blockDim.y + threadIdx.y;
    if (row >= n || col >= n)
        return;
    float sum = 0.0f;
    for (int i = blockIdx.z; i < k; i += gridDim.z)
        sum += a[row * k + i] * b[i * n + col];
    atomicAdd(&c[row * n + col], sum);
}
