// verdict: unknown
// accept: never
// why: whether any lane of the warp has a negative element: warps are other elements under other blocks
// args: out i32[96] out; i32[96] a = random; i32 n = 96
// refuted_by: 3x32 96x1 12x8
// shows: difference
#include "../cuda.h"

__global__ void any_negative(int *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        out[i] = __any_sync(__activemask(), a[i] < -100);
}
