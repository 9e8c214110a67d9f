// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: the array is the thread's own; what is found in it is a function of the row
// args: out i32[30] out; i32[300] a = random; i32 n = 30
// launches: 1x32 2x16 3x10 30x1
// refuted_by: 1x29
// shows: difference
#include "../cuda.h"

__global__ void histogram(int *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n)
        return;
    int counts[16];
    for (int k = 0; k < 16; k++)
        counts[k] = 0;
    for (int k = 0; k < 10; k++)
        counts[a[i * 10 + k] & 15] += k + 1;
    out[i] = counts[a[i * 10] & 15] * 100 + counts[i & 15];
}
