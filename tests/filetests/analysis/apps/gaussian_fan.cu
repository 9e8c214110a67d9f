// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n - k - 1
// condition: gridDim.y*blockDim.y >= n - k
// condition: gridDim.z*blockDim.z == 1
// accept: may
// why: below row k each cell takes off its row's factor times row k's cell; factors are in a buffer of their own
// args: out f32[64] a = random; f32[64] factor = random; i32 n = 8; i32 k = 2
// launches: 2,2x4,4 1,1x8,8 6,7x1,1 3,3x2,3
// refuted_by: 1,1x4,4
// shows: difference
#include "../cuda.h"

__global__ void fan(float *a, const float *factor, int n, int k) {
    int x = blockIdx.x * blockDim.x + threadIdx.x;
    int y = blockIdx.y * blockDim.y + threadIdx.y;
    if (x >= n - 1 - k || y >= n - k)
        return;
    a[n * (x + 1 + k) + y + k] -= factor[n * (x + 1 + k) + k] * a[n * k + y + k];
}
