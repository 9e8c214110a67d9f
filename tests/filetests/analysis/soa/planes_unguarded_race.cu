// verdict: fixed_total_only
// condition: gridDim.x*blockDim.x <= n
// accept: never
// why: the same kernel with more threads than a plane has elements: planes run into each other
// args: out f32[260] out; f32[60] a = random; i32 n = 40
// launches: 4x8 1x32
// refuted_by: 6x8
// shows: race
#include "../cuda.h"

__global__ void planes_race(float *out, const float *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    for (int k = 0; k < 5; k++)
        out[i + k * n] = a[i] + k;
}
