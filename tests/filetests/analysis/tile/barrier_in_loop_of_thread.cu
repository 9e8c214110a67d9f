// verdict: unknown
// accept: never
// why: threads turn differently often around a barrier
// args: out i32[64] out; i32 n = 64
// shows: none
#include "../cuda.h"

__global__ void barrier_in_loop(int *out, int n) {
    extern __shared__ int window[];
    int t = threadIdx.x;
    int v = t;
    for (int k = 0; k < t % 3; k++) {
        window[t] = v;
        __syncthreads();
        v += window[0];
    }
    out[blockIdx.x * blockDim.x + t] = v;
}
