// verdict: depends_on
// grid_independent: true
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: the block's number is computed back from the id
// args: out i32[100] out; i32 n = 100
// launches: 4x32 9x32
// refuted_by: 10x10
// shows: difference
#include "../cuda.h"

__global__ void block_recovered(int *out, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        out[i] = i / blockDim.x + i % blockDim.x;
}
