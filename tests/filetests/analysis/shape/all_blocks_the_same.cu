// verdict: independent_if
// condition: blockDim.x >= n
// accept: must
// why: each block does all of it, with the same values
// args: out i32[50] out; i32[50] a = random; i32 n = 50
// launches: 1x50 4x64 3x51
// refuted_by: 4x32
// shows: difference
#include "../cuda.h"

__global__ void all_blocks(int *out, const int *a, int n) {
    int i = threadIdx.x;
    if (i < n)
        out[i] = a[i] + 1;
}
