// verdict: independent
// accept: must
// why: two outputs, one written backwards
// args: out i32[100] x; out i32[100] y; i32[100] a = random; i32 n = 100
// launches: 1x1 1x7 3x5 4x32 50x3 2,2x3,4
// shows: none
#include "../cuda.h"

__global__ void both_ways(int *x, int *y, const int *a, int n) {
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x) {
        x[i] = a[n - 1 - i];
        y[n - 1 - i] = a[i];
    }
}
