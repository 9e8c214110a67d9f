// verdict: independent_if
// condition: gridDim.x * blockDim.x >= n
// condition: gridDim.y * blockDim.y == 1
// condition: gridDim.z * blockDim.z == 1
// accept: must
// why: each thread stores in its own cell and then adds to it, which the y and z dimensions would do again
// args: out i32[64] out; i32[64] a = random; i32 n = 64
// launches: 1x64 2x32 3x32
// refuted_by: 1x32
// shows: difference
#include "../cuda.h"

__global__ void nothing_of_own(int *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n)
        return;
    out[i] = 3 * a[i];
    atomicAdd(&out[i], a[i] > 0 ? a[i] : 0);
}
