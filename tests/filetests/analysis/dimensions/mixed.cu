// verdict: independent_if
// condition: gridDim.y*blockDim.x >= n
// accept: may
// why: the block's number comes from y, its size from x: odd, but all elements are reached where there are enough of these
// args: out i32[200] out; i32[200] a = random; i32 n = 200
// launches: 1,4x50 2,7x30,2 1,200x1
// refuted_by: 4x32
// shows: difference
#include "../cuda.h"

__global__ void mixed(int *out, const int *a, int n) {
    int i = blockIdx.y * blockDim.x + threadIdx.x;
    if (i < n)
        out[i] = a[i] + 7;
}
