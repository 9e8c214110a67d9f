// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// condition: gridDim.y*blockDim.y == 1
// condition: gridDim.z*blockDim.z == 1
// accept: may
// why: one addition per cell: there is no order
// args: out f32[100] out = random; f32[100] a = random; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void one_each(float *out, const float *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        atomicAdd(&out[i], a[i]);
}
