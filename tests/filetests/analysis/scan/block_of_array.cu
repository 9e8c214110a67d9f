// verdict: depends_on
// grid_independent: true
// condition: gridDim.x*blockDim.x >= n
// condition: blockDim.y == 1
// condition: blockDim.z == 1
// accept: may
// why: the scan starts anew with each block of the array
// args: out i32[96] out; i32[96] a = random; i32 n = 96
// launches: 3x32 4x32
// refuted_by: 6x16
// shows: difference
#include "../cuda.h"

__global__ void scan_blocks(int *out, const int *a, int n) {
    extern __shared__ int sums[];
    int t = threadIdx.x, i = blockIdx.x * blockDim.x + t;
    sums[t] = i < n ? a[i] : 0;
    __syncthreads();
    for (int by = 1; by < blockDim.x; by *= 2) {
        int left = t >= by ? sums[t - by] : 0;
        __syncthreads();
        sums[t] += left;
        __syncthreads();
    }
    if (i < n)
        out[i] = sums[t];
}
