// verdict: independent_if
// condition: gridDim.x*blockDim.x >= nx
// condition: gridDim.y*blockDim.y >= ny
// condition: gridDim.z*blockDim.z >= nz
// accept: may
// why: one thread per element of a volume
// args: out f32[60] out; f32[60] a = random; i64 nx = 5; i64 ny = 4; i64 nz = 3
// launches: 5,4,3x1,1,1 2,2,1x4,2,4 1,1,1x8,4,4
// refuted_by: 1,1,1x4,4,4
// shows: difference
#include "../cuda.h"

__global__ void volume_size_t(float *out, const float *a, size_t nx, size_t ny, size_t nz) {
    size_t x = blockIdx.x * blockDim.x + threadIdx.x;
    size_t y = blockIdx.y * blockDim.y + threadIdx.y;
    size_t z = blockIdx.z * blockDim.z + threadIdx.z;
    if (x < nx && y < ny && z < nz)
        out[(z * ny + y) * nx + x] = 2.0f * a[(z * ny + y) * nx + x];
}
