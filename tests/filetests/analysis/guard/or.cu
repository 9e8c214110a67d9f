// verdict: independent_if
// condition: gridDim.x*blockDim.x >= max(n, m)
// accept: may
// why: whoever is below one of two bounds writes
// args: out i32[100] out; i32[100] a = random; i32 n = 100; i32 m = 60
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void either(int *out, const int *a, int n, int m) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n || i < m)
        out[i] = a[i];
}
