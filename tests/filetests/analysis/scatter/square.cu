// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: may
// why: squares of different ids differ
// args: out i32[400] out; i32[20] a = random; i32 n = 20
// launches: 1x20 4x8 7x3 20x1
// refuted_by: 1x10
// shows: difference
#include "../cuda.h"

__global__ void squares(int *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        out[i * i] = a[i];
}
