// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: each thread multiplies a pair of 2 by 2 matrices of its own
// args: out f32[80] out; f32[80] a = random; f32[80] b = random; i32 n = 20
// launches: 1x20 4x8 7x3 20x1
// refuted_by: 1x10
// shows: difference
#include "../cuda.h"

__global__ void batched(float *out, const float *a, const float *b, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n)
        return;
    for (int r = 0; r < 2; r++)
        for (int c = 0; c < 2; c++)
            out[4 * i + 2 * r + c] = a[4 * i + 2 * r] * b[4 * i + c] + a[4 * i + 2 * r + 1] * b[4 * i + 2 + c];
}
