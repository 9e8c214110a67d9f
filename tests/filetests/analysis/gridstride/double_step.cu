// verdict: fixed_total_only
// accept: must
// why: two strides per turn, one element done
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 1x12 4x3 12x1 3x4
// refuted_by: 1x7 3x5 2x16
// shows: difference
#include "../cuda.h"

__global__ void double_step(int *out, const int *a, int n) {
    int step = gridDim.x * blockDim.x;
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += 2 * step)
        out[i] = a[i] + 1;
}
