// verdict: independent
// accept: must
// why: only block 0 works, in turns
// args: out i32[50] out; i32[50] a = random; i32 n = 50
// launches: 1x1 4x64 3x7 2x5,2
// shows: none
#include "../cuda.h"

__global__ void block_zero_strided(int *out, const int *a, int n) {
    if (blockIdx.x != 0)
        return;
    for (int i = threadIdx.x; i < n; i += blockDim.x)
        out[i] = a[i] + 1;
}
