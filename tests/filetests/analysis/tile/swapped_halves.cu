// verdict: independent_if
// condition: blockDim.x == 64
// condition: gridDim.x*64 >= n
// condition: gridDim.y*blockDim.y == 1
// condition: gridDim.z*blockDim.z == 1
// accept: may
// why: halves of each block of 64 change places, through shared memory
// args: out f32[256] out; f32[256] a = random; i32 n = 256
// launches: 4x64 5x64
// refuted_by: 8x32
// shows: difference
#include "../cuda.h"

__global__ void swapped_halves(float *out, const float *a, int n) {
    __shared__ float s[64];
    int t = threadIdx.x, i = blockIdx.x * blockDim.x + t;
    s[t] = i < n ? a[i] : 0.0f;
    __syncthreads();
    if (i < n)
        out[i] = s[t ^ 32];
}
