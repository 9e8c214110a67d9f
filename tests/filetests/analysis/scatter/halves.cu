// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: the first half goes to even cells, the second to odd ones
// args: out i32[100] out; i32[100] a = random; i32 n = 50
// launches: 1x50 4x16 7x8 64x1
// refuted_by: 1x32
// shows: difference
#include "../cuda.h"

__global__ void halves(int *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        out[2 * i] = a[i];
        out[2 * i + 1] = a[i + n];
    }
}
