// verdict: depends_on
// accept: never
// why: a partial sum per block: the blocks' shares are in the output
// args: out i32[32] out; i32[96] a = random; i32 n = 96
// refuted_by: 3x32 6x16
// shows: difference
#include "../cuda.h"

__global__ void tree(int *out, const int *a, int n) {
    extern __shared__ int sums[];
    int t = threadIdx.x;
    int i = blockIdx.x * blockDim.x + t;
    sums[t] = i < n ? a[i] : 0;
    __syncthreads();
    for (int half = blockDim.x / 2; half > 0; half /= 2) {
        if (t < half)
            sums[t] += sums[t + half];
        __syncthreads();
    }
    if (t == 0)
        out[blockIdx.x] = sums[0];
}
