// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: five planes of n elements: the guard keeps them apart
// args: out f32[200] out; f32[40] a = random; i32 n = 40
// launches: 1x40 4x16 7x8 64x1
// refuted_by: 1x32
// shows: difference
#include "../cuda.h"

__global__ void planes_guarded(float *out, const float *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        for (int k = 0; k < 5; k++)
            out[i + k * n] = a[i] + k;
}
