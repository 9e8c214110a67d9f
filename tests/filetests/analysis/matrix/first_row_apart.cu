// verdict: independent_if
// condition: gridDim.x*blockDim.x >= ny
// condition: gridDim.y*blockDim.y >= nx
// condition: ny <= 32
// condition: gridDim.z*blockDim.z == 1
// accept: must
// why: row 0 is set, the others are changed in place
// args: out f32[1024] e = random; f32[1024] h = random; i32 nx = 10; i32 ny = 14
// launches: 1x16,16 2,3x8,4 14,10x1
// refuted_by: 1x13,10
// shows: difference
#include "../cuda.h"

__global__ void first_row_apart(float *e, const float *h, int nx, int ny) {
    int j = blockIdx.x * blockDim.x + threadIdx.x;
    int i = blockIdx.y * blockDim.y + threadIdx.y;
    if (i < nx && j < ny) {
        if (i == 0)
            e[i * 32 + j] = 7.0f;
        else
            e[i * 32 + j] = e[i * 32 + j] - 0.5f * (h[i * 32 + j] - h[(i - 1) * 32 + j]);
    }
}
