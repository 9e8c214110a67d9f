// verdict: depends_on
// grid_independent: true
// accept: must
// why: blockDim is stored, but gridDim may be anything
// args: out i32[100] out; i32 n = 100
// launches: 4x8 1x8 9x8
// refuted_by: 4x9
// shows: difference
#include "../cuda.h"

__global__ void block_value(int *out, int n) {
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x)
        out[i] = blockDim.x;
}
