// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n*m
// accept: must
// why: the number of elements is a product of two parameters
// args: out i32[100] out; i32[100] a = random; i32 n = 20; i32 m = 5
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x99
// shows: difference
#include "../cuda.h"

__global__ void product(int *out, const int *a, int n, int m) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n * m)
        out[i] = 2 * a[i];
}
