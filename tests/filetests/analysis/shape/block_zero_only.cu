// verdict: independent_if
// condition: blockDim.x >= n
// accept: must
// why: only block 0 works, so it has to be large enough
// args: out i32[50] out; i32[50] a = random; i32 n = 50
// launches: 1x50 4x64 3x51
// refuted_by: 4x32
// shows: difference
#include "../cuda.h"

__global__ void block_zero(int *out, const int *a, int n) {
    if (blockIdx.x == 0 && threadIdx.x < n)
        out[threadIdx.x] = a[threadIdx.x] + 1;
}
