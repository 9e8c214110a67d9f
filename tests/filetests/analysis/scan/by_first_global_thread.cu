// verdict: independent
// accept: must
// why: only the thread with the global id 0 works
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 1x1 1x7 3x5 4x32 50x3
// shows: none
#include "../cuda.h"

__global__ void by_zero(int *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i != 0)
        return;
    int top = a[0];
    for (int k = 0; k < n; k++) {
        top = max(top, a[k]);
        out[k] = top;
    }
}
