// verdict: independent_if
// condition: blockDim.x == 16
// condition: gridDim.x*16 >= n
// accept: must
// why: the block's length is a constant of the program, so the launch has to use it
// args: out f32[100] out; f32[100] a = random; i32 n = 100
// launches: 7x16 8x16 12x16
// refuted_by: 10x10
// shows: difference
#include "../cuda.h"

__global__ void constant_block(float *out, const float *a, int n) {
    int i = blockIdx.x * 16 + threadIdx.x;
    if (i < n)
        out[i] = a[i] * 2.0f;
}
