// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n - first
// accept: must
// why: the elements from first on: the id is shifted before the guard
// args: out f32[100] out; f32[100] a = random; i32 first = 10; i32 n = 100
// launches: 1x90 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void shifted(float *out, const float *a, int first, int n) {
    int i = first + blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        out[i] = a[i];
}
