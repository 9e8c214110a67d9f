// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// condition: gridDim.y*blockDim.y >= n
// accept: must
// why: the step from one matrix to another
// args: out i32[100] to; i32[100] from = random; i32 n = 10; i32 k = 3
// launches: 3,3x4,4 1,1x10,10 10,10x1,1 4,1x3,12
// refuted_by: 2,3x4,4
// shows: difference
#include "../cuda.h"

__global__ void floyd_step(int *to, const int *from, int n, int k) {
    int x = blockIdx.x * blockDim.x + threadIdx.x;
    int y = blockIdx.y * blockDim.y + threadIdx.y;
    if (x < n && y < n)
        to[y * n + x] = min(from[y * n + x], from[y * n + k] + from[k * n + x]);
}
