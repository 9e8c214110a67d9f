// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: may
// why: i = tid*gridDim + bid runs over the same range as the usual id, each once
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void interleaved(int *out, const int *a, int n) {
    int i = threadIdx.x * gridDim.x + blockIdx.x;
    if (i < n)
        out[i] = a[i] + 3;
}
