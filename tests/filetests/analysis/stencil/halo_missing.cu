// verdict: depends_on
// grid_independent: true
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: at the ends of a tile the neighbour counts as zero: block borders show in the output
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 7x15 8x15
// refuted_by: 4x25 100x1
// shows: difference
#include "../cuda.h"

__global__ void no_halo(int *out, const int *a, int n) {
    extern __shared__ int window[];
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    int t = threadIdx.x;
    window[t] = i < n ? a[i] : 0;
    __syncthreads();
    int left = t > 0 ? window[t - 1] : 0;
    if (i < n)
        out[i] = left + window[t];
}
