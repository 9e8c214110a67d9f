// verdict: unknown
// accept: never
// why: inline assembly is not followed
// args: out i32[100] out; i32 n = 100
// shows: none
#include "../cuda.h"

__global__ void inline_assembly(int *out, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        int lane;
        asm("mov.u32 %0, %%laneid;" : "=r"(lane));
        out[i] = lane;
    }
}
