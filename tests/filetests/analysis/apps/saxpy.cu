// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// condition: gridDim.y*blockDim.y == 1
// condition: gridDim.z*blockDim.z == 1
// accept: must
// why: y is updated in place by id
// args: out f32[100] y = random; f32[100] x = random; f32 a = 2; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void saxpy(float *y, const float *x, float a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        y[i] = a * x[i] + y[i];
}
