// verdict: independent_if
// condition: gridDim.z*blockDim.z == 1
// accept: must
// why: one thread of all, found by both dimensions
// args: out i32[4] out; i32 n = 9
// launches: 1x1 4x8 2,3x4,4 3x5
// refuted_by: 1,1,2x4,4
// shows: race
#include "../cuda.h"

__global__ void first_in_two_dimensions(int *out, int n) {
    int x = blockIdx.x * blockDim.x + threadIdx.x, y = blockIdx.y * blockDim.y + threadIdx.y;
    if (x == 0 && y == 0)
        out[0] += n;
}
