// verdict: independent
// accept: must
// why: elements are left out by their own value
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 1x1 1x7 3x5 4x32 50x3 2,2x3,4
// shows: none
#include "../cuda.h"

__global__ void leaving_out(int *out, const int *a, int n) {
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += blockDim.x * gridDim.x) {
        if (a[i] < 0)
            continue;
        out[i] = a[i] + 1;
    }
}
