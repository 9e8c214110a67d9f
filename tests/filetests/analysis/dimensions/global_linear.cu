// verdict: fixed_total_only
// accept: must
// why: the pitch is the number of threads in x, so only that matters, not how it is split
// args: out i32[96] out; i32 n = 96
// launches: 2,2x4,3 1,3x8,2 8,6x1,1
// refuted_by: 2,2x2,6
// shows: difference
#include "../cuda.h"

__global__ void global_linear(int *out, int n) {
    int x = blockIdx.x * blockDim.x + threadIdx.x;
    int y = blockIdx.y * blockDim.y + threadIdx.y;
    int i = y * (gridDim.x * blockDim.x) + x;
    if (i < n)
        out[i] = x + 100 * y;
}
