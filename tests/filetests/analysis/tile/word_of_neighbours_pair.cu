// verdict: racy
// accept: never
// why: the upper word of each pair is also written by the thread before, without a barrier between
// args: out i32[128] out; i32[128] a = random; i32 n = 96
// refuted_by: 3x32 4x32
// shows: race
#include "../cuda.h"

__global__ void word_of_neighbours_pair(int *out, const int *a, int n) {
    __shared__ long long pairs[32];
    int g = blockIdx.x * 32 + threadIdx.x;
    int *words = (int *)pairs;
    pairs[threadIdx.x] = 3ll * a[g];
    words[2 * ((threadIdx.x + 1) % 32) + 1] = a[g];
    __syncthreads();
    if (g < n)
        out[g] = words[2 * threadIdx.x] + words[2 * threadIdx.x + 1];
}
