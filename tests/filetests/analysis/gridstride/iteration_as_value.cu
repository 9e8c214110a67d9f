// verdict: fixed_total_only
// accept: may
// why: the value is how often the thread's loop has turned
// args: out i32[100] out; i32 n = 100
// launches: 1x12 4x3 12x1 3x4
// refuted_by: 1x7 3x5 2x16
// shows: difference
#include "../cuda.h"

__global__ void turn(int *out, int n) {
    int turn = 0;
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += blockDim.x * gridDim.x)
        out[i] = turn++;
}
