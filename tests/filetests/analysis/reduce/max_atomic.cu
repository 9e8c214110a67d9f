// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: a maximum taken twice is the same: rows of threads in y do no harm
// args: out i32[1] top; i32[100] a = random; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x10
// shows: difference
#include "../cuda.h"

__global__ void max_atomic(int *top, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        atomicMax(top, a[i]);
}
