// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n - 1
// accept: must
// why: one unsigned comparison for 1 <= i < n-1
// args: out i32[100] out; i32[100] a = random; u32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void unsigned_range(int *out, const int *a, unsigned n) {
    unsigned i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i - 1 < n - 2)
        out[i] = a[i - 1] + a[i + 1];
}
