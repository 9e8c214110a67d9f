// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// arch: sm_70
// why: each element is written by the one thread with its number
// args: out f32[100] out; f32[100] a = random; f32[100] b = random; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 3x32
// shows: difference
#include "../cuda.h"

__global__ void add(float *out, const float *a, const float *b, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        out[i] = a[i] + b[i];
}
