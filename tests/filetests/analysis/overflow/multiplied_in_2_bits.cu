// verdict: racy
// accept: never
// why: the lower bits of the block's number: every fourth block does the same elements
// args: out i32[100] out; i32 n = 100
// refuted_by: 8x4
// shows: race
#include "../cuda.h"

__global__ void multiplied_in_2_bits(int *out, int n) {
    unsigned i = (blockIdx.x & 3) * blockDim.x + threadIdx.x;
    if (i < n)
        out[i] = blockIdx.x;
}
