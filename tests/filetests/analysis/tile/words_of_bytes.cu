// verdict: racy
// accept: never
// why: a word of which another thread writes a byte is read without a barrier
// args: out i32[300] out; i32[100] a = random; i32 n = 180
// refuted_by: 3x64
// shows: race
#include "../cuda.h"

__global__ void words_of_bytes(int *out, const int *a, int n) {
    __shared__ int words[64];
    words[threadIdx.x & 63] = threadIdx.x;
    __syncthreads();
    ((unsigned char *)words)[(threadIdx.x * 4 + 7) & 255] = a[threadIdx.x & 63];
    int i = blockIdx.x * 64 + threadIdx.x;
    if (i < n)
        out[i] = words[threadIdx.x & 63] + i;
}
