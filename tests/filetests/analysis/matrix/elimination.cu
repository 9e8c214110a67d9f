// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// condition: gridDim.y*blockDim.y >= n
// condition: n <= 32
// condition: k >= 0
// condition: gridDim.z*blockDim.z == 1
// accept: must
// why: what is read of row k and column k is written by nobody, as i and j are larger; all else is the thread's own
// args: out f32[1024] a = random; i32 n = 12; i32 k = 3
// launches: 1x12,12 2,3x6,4 3,1x4,16
// refuted_by: 1x11,12
// shows: difference
#include "../cuda.h"

__global__ void elimination(float *a, int n, int k) {
    int j = blockIdx.x * blockDim.x + threadIdx.x;
    int i = blockIdx.y * blockDim.y + threadIdx.y;
    if (i > k && j > k && i < n && j < n)
        a[i * 32 + j] -= a[i * 32 + k] * a[k * 32 + j];
}
