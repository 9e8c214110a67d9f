// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: the global id comes from a device function that stays a call
// args: out f32[100] out; f32[100] a = random; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__device__ __noinline__ int global_id() { return blockIdx.x * blockDim.x + threadIdx.x; }
__global__ void noinline_id(float *out, const float *a, int n) {
    int i = global_id();
    if (i < n)
        out[i] = a[i] * 2.0f;
}
