// verdict: float_reassociation
// condition: gridDim.y*blockDim.y == 1
// condition: gridDim.z*blockDim.z == 1
// accept: may
// why: each thread sums its floats, then adds its sum
// args: out f32[1] sum; f32[100] a = random; i32 n = 100
// refuted_by: 1x1 1x7 3x5 4x32
// shows: difference
#include "../cuda.h"

__global__ void partial_float(float *sum, const float *a, int n) {
    float mine = 0.0f;
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x)
        mine += a[i];
    atomicAdd(sum, mine);
}
