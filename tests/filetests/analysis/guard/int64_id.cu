// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: the id widened after a 32-bit multiplication, compared signed
// args: out i64[100] out; i64[100] a = random; i64 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void negate(int64_t *out, const int64_t *a, int64_t n) {
    int64_t i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        out[i] = -a[i];
}
