// verdict: depends_on
// block_independent: true
// accept: must
// why: gridDim is stored, but blockDim may be anything
// args: out i32[100] out; i32 n = 100
// launches: 4x32 4x1 4x7
// refuted_by: 5x32
// shows: difference
#include "../cuda.h"

__global__ void grid_value_only(int *out, int n) {
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x)
        out[i] = gridDim.x * 3;
}
