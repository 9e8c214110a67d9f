// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// condition: gridDim.y*blockDim.y == 1
// condition: gridDim.z*blockDim.z == 1
// accept: must
// why: a thread takes its own element through many steps in place
// args: out f32[100] a = random; i32 n = 100; i32 steps = 9
// launches: 1x100 4x32 7x15 100x1 13x8
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void logistic(float *a, int n, int steps) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        for (int k = 0; k < steps; k++)
            a[i] = 3.7f * a[i] * (1.0f - a[i]);
}
