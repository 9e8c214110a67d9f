// verdict: independent_if
// condition: blockDim.x == 16
// condition: gridDim.x*16 >= n
// accept: must
// why: a tile with a halo of one element on each side
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 7x16 8x16 9x16
// refuted_by: 10x10
// shows: difference
#include "../cuda.h"

__global__ void shared_halo(int *out, const int *a, int n) {
    __shared__ int tile[18];
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    int t = threadIdx.x + 1;
    tile[t] = i < n ? a[i] : 0;
    if (threadIdx.x == 0)
        tile[0] = i > 0 && i <= n ? a[i - 1] : 0;
    if (threadIdx.x == 15)
        tile[17] = i + 1 < n ? a[i + 1] : 0;
    __syncthreads();
    if (i < n)
        out[i] = tile[t - 1] + 2 * tile[t] + tile[t + 1];
}
