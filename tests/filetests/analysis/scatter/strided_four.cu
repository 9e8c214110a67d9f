// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// condition: stride >= 4
// accept: must
// why: four cells per thread, distinct where the stride is at least four
// args: out i32[250] out; i32[50] a = random; i32 n = 50; i32 stride = 5
// launches: 1x50 4x16 7x8 64x1
// refuted_by: 1x32
// shows: difference
#include "../cuda.h"

__global__ void strided(int *out, const int *a, int n, int stride) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        for (int k = 0; k < 4; k++)
            out[i * stride + k] = a[i] + k;
}
