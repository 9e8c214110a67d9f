// verdict: racy
// accept: never
// why: counts are incremented without atomics
// args: out i32[16] bins; u8[100] a = random; i32 n = 100
// refuted_by: 1x100 4x32
// shows: race
#include "../cuda.h"

__global__ void histogram_racy(int *bins, const unsigned char *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        bins[a[i] & 15]++;
}
