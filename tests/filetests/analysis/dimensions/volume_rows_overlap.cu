// verdict: racy
// accept: never
// why: the second coordinate isn't held below its size: planes overlap
// args: out f32[120] out; i32 nx = 5; i32 ny = 4; i32 nz = 3
// refuted_by: 2,2,1x4,4,4
// shows: race
#include "../cuda.h"

__global__ void volume_rows_overlap(float *out, int nx, int ny, int nz) {
    int x = blockIdx.x * blockDim.x + threadIdx.x;
    int y = blockIdx.y * blockDim.y + threadIdx.y;
    int z = blockIdx.z * blockDim.z + threadIdx.z;
    if (x < nx && z < nz)
        out[(z * ny + y) * nx + x] = y;
}
