// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: two buffers, each written by id
// args: out i32[100] low; out i32[100] high; i32[100] a = random; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void split(int *low, int *high, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        low[i] = a[i] & 15;
        high[i] = a[i] >> 4;
    }
}
