// verdict: independent_if
// condition: gridDim.x*blockDim.x >= nx
// condition: gridDim.y*blockDim.y >= ny
// condition: gridDim.z*blockDim.z >= nz
// accept: must
// opt: O0
// why: a cell per thread in three dimensions
// args: out i32[120] out; i32[120] a = random; i32 nx = 4; i32 ny = 5; i32 nz = 6
// launches: 1,1,1x4,5,6 2,3,3x2,2,2 4,5,6x1,1,1 1,5,2x8,1,3
// refuted_by: 1,1,1x4,5,5
// shows: difference
#include "../cuda.h"

__global__ void volume(int *out, const int *a, int nx, int ny, int nz) {
    int x = blockIdx.x * blockDim.x + threadIdx.x;
    int y = blockIdx.y * blockDim.y + threadIdx.y;
    int z = blockIdx.z * blockDim.z + threadIdx.z;
    if (x < nx && y < ny && z < nz) {
        int i = (z * ny + y) * nx + x;
        out[i] = a[i] ^ (x + y + z);
    }
}
