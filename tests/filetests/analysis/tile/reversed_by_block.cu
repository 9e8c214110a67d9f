// verdict: depends_on
// grid_independent: true
// condition: gridDim.x*blockDim.x >= n
// accept: may
// why: what is reversed is as long as a block
// args: out f32[256] out; f32[256] a = random; i32 n = 256
// launches: 4x64 6x64
// refuted_by: 8x32
// shows: difference
#include "../cuda.h"

__global__ void reversed_by_block(float *out, const float *a, int n) {
    __shared__ float s[64];
    int t = threadIdx.x, i = blockIdx.x * blockDim.x + t;
    s[t] = i < n ? a[i] : 0.0f;
    __syncthreads();
    if (i < n)
        out[i] = s[blockDim.x - 1 - t];
}
