// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: a read through the read-only cache is a read
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void read_only_cache(int *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        out[i] = __ldg(&a[i]) * 2;
}
