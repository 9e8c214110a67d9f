// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: blockDim comes in and goes out again
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void block_cancels(int *out, const int *a, int n) {
    int start = blockIdx.x * blockDim.x;
    int i = start + threadIdx.x;
    if (i < n)
        out[start + (i - start)] = a[i] + (start - i) + (int)threadIdx.x;
}
