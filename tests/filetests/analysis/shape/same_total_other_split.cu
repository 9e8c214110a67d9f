// verdict: depends_on
// block_independent: true
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: i = tid*gridDim + bid covers the usual range; the block is i % gridDim, whatever blockDim is
// args: out i32[100] out; i32 n = 100
// launches: 4x32 4x40 4x25
// refuted_by: 8x16
// shows: difference
#include "../cuda.h"

__global__ void interleaved_ids(int *out, int n) {
    int i = threadIdx.x * gridDim.x + blockIdx.x;
    if (i < n)
        out[i] = blockIdx.x;
}
