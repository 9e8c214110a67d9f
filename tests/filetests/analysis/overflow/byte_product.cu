// verdict: depends_on
// accept: never
// why: the block's start is cut to eight bits
// args: out i32[400] out; i32[400] a = random; i32 n = 400
// refuted_by: 13x32 4x100
// shows: difference
#include "../cuda.h"

__global__ void byte_product(int *out, const int *a, int n) {
    unsigned char start = blockIdx.x * blockDim.x;
    int i = start + threadIdx.x;
    if (i < n)
        out[i] = a[i] + 1;
}
