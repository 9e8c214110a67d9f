// verdict: fixed_total_only
// accept: must
// opt: O3
// why: the step is one too long: elements are left out
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 1x12 4x3 12x1 3x4
// refuted_by: 1x7 3x5 2x16
// shows: difference
#include "../cuda.h"

__global__ void long_step(int *out, const int *a, int n) {
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += blockDim.x * gridDim.x + 1)
        out[i] = a[i] + 1;
}
