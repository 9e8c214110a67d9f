// verdict: independent_if
// condition: blockDim.x == 64
// condition: blockDim.y == 1
// condition: blockDim.z == 1
// condition: 64*gridDim.x >= n
// accept: must
// why: words are loaded, and bytes of other threads' words read
// args: out i32[300] out; i32[100] a = random; i32 n = 180
// launches: 3x64 4x64
// refuted_by: 2x64
// shows: difference
#include "../cuda.h"

__global__ void bytes_of_words(int *out, const int *a, int n) {
    __shared__ int words[16];
    if (threadIdx.x < 16)
        words[threadIdx.x] = a[blockIdx.x * 16 + threadIdx.x];
    __syncthreads();
    int i = blockIdx.x * 64 + threadIdx.x;
    if (i < n)
        out[i] = ((const unsigned char *)words)[63 - threadIdx.x] + i;
}
