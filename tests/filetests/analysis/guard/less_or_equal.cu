// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n + 1
// accept: must
// why: the guard lets one more through than n: with n threads the last element isn't written
// args: out f32[101] out; f32[101] a = random; i32 n = 100
// launches: 1x101 4x32 13x8
// refuted_by: 4x25
// shows: difference
#include "../cuda.h"

__global__ void inclusive(float *out, const float *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i <= n)
        out[i] = a[i] + 2.0f;
}
