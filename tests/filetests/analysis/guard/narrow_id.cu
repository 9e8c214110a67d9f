// verdict: racy
// accept: never
// why: the id is cut to 8 bits: beyond 256 threads elements are written by two of them
// args: out i32[300] out; i32[300] a = iota; i32 n = 300
// refuted_by: 2x150 10x30
// shows: race
#include "../cuda.h"

__global__ void narrow(int *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    unsigned char narrow = (unsigned char)i;
    if (i < n)
        out[narrow] = a[i];
}
