// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: a small array of the thread's own, indexed by data
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void local_array(int *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n)
        return;
    int digits[8];
    for (int k = 0; k < 8; k++)
        digits[k] = (a[i] >> k) & 1;
    out[i] = digits[a[i] & 7] + 2 * digits[(a[i] + 1) & 7];
}
