// verdict: independent_if
// condition: blockDim.x % 32 == 0
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: the lane is the thread's place in its warp
// args: out i32[96] out; i32 n = 96
// launches: 3x32 1x96 2x64
// refuted_by: 4x24
// shows: difference
#include "../cuda.h"

__global__ void lane_register(int *out, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        out[i] = __nvvm_read_ptx_sreg_laneid();
}
