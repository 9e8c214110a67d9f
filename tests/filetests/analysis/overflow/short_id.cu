// verdict: racy
// accept: never
// why: the id in 16 bits, times 0x400: wraps around after 64 threads
// args: out i32[64] out; i32 n = 100
// refuted_by: 1x100 4x32
// shows: race
#include "../cuda.h"

__global__ void short_id(int *out, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    unsigned short cell = (unsigned short)(i * 0x400);
    if (i < n)
        out[cell >> 10] = i;
}
