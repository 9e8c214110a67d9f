// verdict: racy
// accept: never
// why: column k is written, too, and read by the other threads of its row
// args: out f32[1024] a = random; i32 n = 12; i32 k = 3
// refuted_by: 1x12,12
// shows: race
#include "../cuda.h"

__global__ void elimination_of_all(float *a, int n, int k) {
    int j = blockIdx.x * blockDim.x + threadIdx.x;
    int i = blockIdx.y * blockDim.y + threadIdx.y;
    if (i > k && j >= k && i < n && j < n)
        a[i * 32 + j] -= a[i * 32 + k] * a[k * 32 + j];
}
