// verdict: racy
// accept: never
// why: a neighbour's element of the tile is read without waiting for it
// args: out i32[96] out; i32[96] a = iota; i32 n = 96
// refuted_by: 3x32 2x48
// shows: race
#include "../cuda.h"

__global__ void no_barrier(int *out, const int *a, int n) {
    extern __shared__ int window[];
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    int t = threadIdx.x + 1;
    window[t] = a[i];
    if (threadIdx.x == 0)
        window[0] = i > 0 ? a[i - 1] : 0;
    out[i] = window[t - 1] + window[t];
}
