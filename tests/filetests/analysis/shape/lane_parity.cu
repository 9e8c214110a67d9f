// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// condition: blockDim.x % 2 == 0
// accept: may
// why: odd threads of a block are odd elements only where blocks are even
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 4x32 1x100 13x8 9x12
// refuted_by: 7x15
// shows: difference
#include "../cuda.h"

__global__ void lane_parity(int *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        out[i] = threadIdx.x & 1 ? a[i] : -a[i];
}
