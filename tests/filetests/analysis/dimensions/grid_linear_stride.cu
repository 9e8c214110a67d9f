// verdict: independent
// accept: may
// why: two-dimensional blocks counted through, and all of them the step
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 4x32 2x4,3 1x1 3x5,2 7x1,9
// shows: none
#include "../cuda.h"

__global__ void linear_stride(int *out, const int *a, int n) {
    int per_block = blockDim.x * blockDim.y;
    int first = blockIdx.x * per_block + threadIdx.y * blockDim.x + threadIdx.x;
    for (int i = first; i < n; i += per_block * gridDim.x)
        out[i] = a[i] * 9;
}
