// verdict: independent
// accept: must
// why: all threads turn equally often, a guard inside keeps them within
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 1x1 1x7 3x5 4x32 50x3 2,2x3,4
// shows: none
#include "../cuda.h"

__global__ void stride_rounds(int *out, const int *a, int n) {
    int total = gridDim.x * blockDim.x;
    for (int start = 0; start < n; start += total) {
        int i = start + blockIdx.x * blockDim.x + threadIdx.x;
        if (i < n)
            out[i] = a[i] + 1;
    }
}
