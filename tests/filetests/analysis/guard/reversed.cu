// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: the comparison the other way around
// args: out f32[100] out; f32[100] a = random; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 5x16
// shows: difference
#include "../cuda.h"

__global__ void reversed(float *out, const float *a, int n) {
    const int i = blockDim.x * blockIdx.x + threadIdx.x;
    if (n > i)
        out[i] = a[i] - 1.0f;
}
