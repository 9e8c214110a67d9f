// verdict: depends_on
// grid_independent: true
// condition: gridDim.x*blockDim.x >= n
// accept: may
// why: even blocks write one array, odd blocks the other
// args: out i32[100] x; out i32[100] y; i32[100] a = random; i32 n = 100
// launches: 4x32 9x32
// refuted_by: 10x10
// shows: difference
#include "../cuda.h"

__global__ void chosen_by_block(int *x, int *y, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    int *to = blockIdx.x & 1 ? x : y;
    if (i < n)
        to[i] = a[i] + 1;
}
