// verdict: independent_if
// condition: blockDim.x % 32 == 0
// accept: must
// why: each row takes its right neighbour's value in its word of 32 rows, the last its own
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 1x32 2x32 1x64 3x96
// refuted_by: 1x16 3x40
// shows: difference
#include "../cuda.h"

__global__ void neighbours(int *out, const int *a, int n) {
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; (i & ~31) < n; i += gridDim.x * blockDim.x) {
        int own = i < n ? a[i] : 0;
        int right = __shfl_down_sync(0xffffffff, own, 1);
        if (i < n)
            out[i] = right;
    }
}
