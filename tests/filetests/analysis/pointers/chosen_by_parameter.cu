// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: may
// why: the array that is written is chosen by a parameter
// args: out i32[100] x; out i32[100] y; i32[100] a = random; i32 which = 1; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void chosen(int *x, int *y, const int *a, int which, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    int *to = which ? x : y;
    if (i < n)
        to[i] = a[i] + 1;
}
