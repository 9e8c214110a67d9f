// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: a device function that stays a call does the store
// args: out f32[100] out; f32[100] a = random; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__device__ __noinline__ void put(float *where, float v) { *where = v * v; }
__global__ void noinline_store(float *out, const float *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        put(out + i, a[i]);
}
