// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: the tile is as long as the block, plus the halo
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void dynamic_halo(int *out, const int *a, int n) {
    extern __shared__ int window[];
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    int t = threadIdx.x + 1;
    window[t] = i < n ? a[i] : 0;
    if (threadIdx.x == 0)
        window[0] = i > 0 && i <= n ? a[i - 1] : 0;
    if (threadIdx.x == blockDim.x - 1)
        window[t + 1] = i + 1 < n ? a[i + 1] : 0;
    __syncthreads();
    if (i < n)
        out[i] = window[t - 1] + 2 * window[t] + window[t + 1];
}
