// verdict: independent_if
// condition: 4*gridDim.x*blockDim.x >= n
// accept: must
// why: four neighbouring elements per thread
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 1x25 4x8 7x5 32x1
// refuted_by: 1x16
// shows: difference
#include "../cuda.h"

__global__ void four_each(int *out, const int *a, int n) {
    int first = (blockIdx.x * blockDim.x + threadIdx.x) * 4;
    for (int k = 0; k < 4; k++)
        if (first + k < n)
            out[first + k] = a[first + k] + 11;
}
