// verdict: fixed_total_only
// accept: must
// why: the number of threads is stored
// args: out i32[100] out; i32 n = 100
// launches: 4x8 1x32 32x1 16x2
// refuted_by: 4x9
// shows: difference
#include "../cuda.h"

__global__ void total_value(int *out, int n) {
    int total = gridDim.x * blockDim.x;
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += total)
        out[i] = total;
}
