// verdict: independent_if
// condition: blockDim.x % 2 == 0
// condition: gridDim.x*blockDim.x >= n
// accept: may
// why: neighbours change places, through shared memory
// args: out f32[256] out; f32[256] a = random; i32 n = 256
// launches: 4x64 5x64
// refuted_by: 9x31
// shows: difference
#include "../cuda.h"

__global__ void swapped_pairs(float *out, const float *a, int n) {
    __shared__ float s[64];
    int t = threadIdx.x, i = blockIdx.x * blockDim.x + t;
    s[t] = i < n ? a[i] : 0.0f;
    __syncthreads();
    if (i < n)
        out[i] = s[t ^ 1];
}
