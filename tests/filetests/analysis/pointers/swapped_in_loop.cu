// verdict: racy
// accept: never
// why: two arrays change roles from step to step without waiting for other blocks
// args: out i32[64] x = iota; out i32[64] y; i32 n = 64; i32 steps = 3
// refuted_by: 2x32 8x8
// shows: race
#include "../cuda.h"

__global__ void swapped(int *x, int *y, int n, int steps) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    int *from = x, *to = y;
    for (int k = 0; k < steps; k++) {
        if (i < n)
            to[i] = from[(i + 1) % n] + 1;
        __syncthreads();
        int *t = from;
        from = to;
        to = t;
    }
}
