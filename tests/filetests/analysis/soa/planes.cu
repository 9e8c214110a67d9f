// verdict: fixed_total_only
// condition: gridDim.x*blockDim.x <= n
// accept: may
// why: five planes of n elements, without a guard: they are apart while there are no more threads than n
// args: out f32[200] out; f32[40] a = random; i32 n = 40
// launches: 4x8 1x32 32x1
// refuted_by: 5x8
// shows: difference
#include "../cuda.h"

__global__ void planes(float *out, const float *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    for (int k = 0; k < 5; k++)
        out[i + k * n] = a[i] + k;
}
