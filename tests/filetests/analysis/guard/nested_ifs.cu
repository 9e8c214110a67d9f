// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: two guards, the second on data
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 9x11
// shows: difference
#include "../cuda.h"

__global__ void nested(int *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        if (a[i] > 0) {
            if (a[i] % 3 == 0)
                out[i] = a[i] / 3;
            else
                out[i] = 1;
        }
    }
}
