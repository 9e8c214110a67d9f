// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// condition: gridDim.y*blockDim.y >= n
// condition: gridDim.z*blockDim.z >= n
// accept: must
// why: one thread per element of a volume
// args: out f32[27] out; f32[27] a = random; i32 n = 3
// launches: 5,4,3x1,1,1 2,2,1x4,2,4 1,1,1x8,4,4
// refuted_by: 1,1,1x2,4,4
// shows: difference
#include "../cuda.h"

__global__ void cube(float *out, const float *a, int n) {
    int x = blockIdx.x * blockDim.x + threadIdx.x;
    int y = blockIdx.y * blockDim.y + threadIdx.y;
    int z = blockIdx.z * blockDim.z + threadIdx.z;
    if (x < n && y < n && z < n)
        out[(z * n + y) * n + x] = 2.0f * a[(z * n + y) * n + x];
}
