// verdict: unknown
// accept: never
// why: the kernel is stopped where there are more threads than elements
// args: out i32[100] out; i32 n = 100
// shows: none
#include "../cuda.h"

__global__ void trap(int *out, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n)
        __trap();
    out[i] = i;
}
