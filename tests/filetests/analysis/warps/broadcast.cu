// verdict: independent_if
// condition: blockDim.x % 32 == 0
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: lane 0's value goes to the whole warp: warps start at multiples of 32 only in blocks of whole warps
// args: out i32[96] out; i32[96] a = iota; i32 n = 96
// launches: 3x32 1x96 2x64
// refuted_by: 4x24
// shows: difference
#include "../cuda.h"

__global__ void broadcast(int *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    int v = i < n ? a[i] : 0;
    v = __shfl_sync(0xffffffff, v, 0);
    if (i < n)
        out[i] = v;
}
