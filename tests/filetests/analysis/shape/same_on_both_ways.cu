// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: may
// opt: O0
// why: odd blocks take another way to the same value
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void same_both_ways(int *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n)
        return;
    if (blockIdx.x % 2)
        out[i] = a[i] * 2;
    else
        out[i] = a[i] + a[i];
}
