// verdict: depends_on
// accept: never
// why: blockIdx.x*gridDim.x is not where the block starts
// args: out i32[400] out; i32[400] a = random; i32 n = 100
// refuted_by: 4x32 32x4
// shows: difference
#include "../cuda.h"

__global__ void wrong_product(int *out, const int *a, int n) {
    int i = blockIdx.x * gridDim.x + threadIdx.x;
    if (i < n)
        out[i] = a[i] + 1;
}
