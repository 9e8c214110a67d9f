// verdict: float_reassociation
// condition: gridDim.x*blockDim.x >= n
// condition: gridDim.y*blockDim.y == 1
// condition: gridDim.z*blockDim.z == 1
// accept: must
// why: the centres' sums are added atomically in floating point
// args: out f32[4] sums; out i32[4] counts; i32[50] nearest = i%4; f32[50] points = random; i32 n = 50
// refuted_by: 1x50 4x16
// shows: race
#include "../cuda.h"

__global__ void sums(float *sums, int *counts, const int *nearest, const float *points, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        atomicAdd(&sums[nearest[i]], points[i]);
        atomicAdd(&counts[nearest[i]], 1);
    }
}
