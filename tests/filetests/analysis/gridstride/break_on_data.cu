// verdict: fixed_total_only
// accept: may
// why: a thread gives up at its first negative element, so which elements are done depends on who had which
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 1x12 4x3 12x1 3x4
// refuted_by: 1x7 3x5 2x16
// shows: difference
#include "../cuda.h"

__global__ void giving_up(int *out, const int *a, int n) {
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += blockDim.x * gridDim.x) {
        if (a[i] < 0)
            break;
        out[i] = a[i] + 1;
    }
}
