// verdict: unknown
// accept: never
// why: which multiprocessor runs the block is the hardware's choice
// args: out u32[100] out; i32 n = 100
// shows: none
#include "../cuda.h"

__global__ void multiprocessor(unsigned *out, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        out[i] = __nvvm_read_ptx_sreg_smid();
}
