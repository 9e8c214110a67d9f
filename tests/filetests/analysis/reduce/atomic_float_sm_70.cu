// verdict: float_reassociation
// condition: gridDim.x*blockDim.x >= n
// condition: gridDim.y*blockDim.y == 1
// condition: gridDim.z*blockDim.z == 1
// accept: must
// arch: sm_70
// why: floats are added in the order that threads come
// args: out f32[1] sum; f32[100] a = random; i32 n = 100
// refuted_by: 4x32 7x15
// shows: race
#include "../cuda.h"

__global__ void sum_float(float *sum, const float *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        atomicAdd(sum, a[i]);
}
