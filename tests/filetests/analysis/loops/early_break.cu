// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: each thread searches its own row and stops at what it looks for
// args: out i32[20] out; i32[200] a = random; i32 n = 20
// launches: 1x20 4x8 7x3 20x1
// refuted_by: 1x10
// shows: difference
#include "../cuda.h"

__global__ void search(int *out, const int *a, int n) {
    int row = blockIdx.x * blockDim.x + threadIdx.x;
    if (row >= n)
        return;
    int found = -1;
    for (int k = 0; k < 10; k++)
        if (a[row * 10 + k] > 100) {
            found = k;
            break;
        }
    out[row] = found;
}
