// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n - k - 1
// condition: gridDim.y*blockDim.y == 1
// condition: gridDim.z*blockDim.z == 1
// accept: may
// why: rows below k take off a multiple of row k, which nobody writes
// args: out f32[64] a = random; i32 n = 8; i32 k = 2
// launches: 1x8 2x3 5x1 3x4
// refuted_by: 1x3
// shows: difference
#include "../cuda.h"

__global__ void eliminate(float *a, int n, int k) {
    int row = k + 1 + blockIdx.x * blockDim.x + threadIdx.x;
    if (row >= n)
        return;
    float factor = a[row * n + k] / a[k * n + k];
    for (int c = k; c < n; c++)
        a[row * n + c] -= factor * a[k * n + c];
}
