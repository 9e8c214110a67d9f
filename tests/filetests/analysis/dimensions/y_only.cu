// verdict: independent_if
// condition: gridDim.y*blockDim.y >= n
// accept: must
// why: a one-dimensional kernel in y
// args: out i32[50] out; i32[50] a = random; i32 n = 50
// launches: 1,5x1,10 1,50x1,1 1,1x1,50 2,7x3,9
// refuted_by: 50x1,49
// shows: difference
#include "../cuda.h"

__global__ void column(int *out, const int *a, int n) {
    int i = blockIdx.y * blockDim.y + threadIdx.y;
    if (i < n)
        out[i] = a[i] + 7;
}
