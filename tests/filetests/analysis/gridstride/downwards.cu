// verdict: independent
// accept: must
// why: from the last element down to the first
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 1x1 1x7 3x5 4x32 50x3 2,2x3,4
// shows: none
#include "../cuda.h"

__global__ void stride_down(int *out, const int *a, int n) {
    int step = gridDim.x * blockDim.x;
    for (int i = n - 1 - (int)(blockIdx.x * blockDim.x + threadIdx.x); i >= 0; i -= step)
        out[i] = a[i] * 7;
}
