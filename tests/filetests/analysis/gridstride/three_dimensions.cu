// verdict: independent
// accept: must
// why: three nested loops by grid-stride
// args: out i32[120] out; i32[120] a = random; i32 nx = 4; i32 ny = 5; i32 nz = 6
// launches: 1,1,1x1,1,1 2,3,3x2,2,2 1,2,1x3,1,2 4,5,6x1,1,1
// shows: none
#include "../cuda.h"

__global__ void stride_3d(int *out, const int *a, int nx, int ny, int nz) {
    for (int z = blockIdx.z * blockDim.z + threadIdx.z; z < nz; z += blockDim.z * gridDim.z)
        for (int y = blockIdx.y * blockDim.y + threadIdx.y; y < ny; y += blockDim.y * gridDim.y)
            for (int x = blockIdx.x * blockDim.x + threadIdx.x; x < nx; x += blockDim.x * gridDim.x)
                out[(z * ny + y) * nx + x] = a[(z * ny + y) * nx + x] + z;
}
