// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n - 1
// accept: may
// why: two neighbours share a cell, but only the even one writes it
// args: out i32[50] out; i32[100] a = iota; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void divided_even(int *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n && i % 2 == 0)
        out[i / 2] = a[i];
}
