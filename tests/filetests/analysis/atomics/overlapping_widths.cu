// verdict: racy
// accept: never
// why: a 32-bit addition and a 64-bit addition share their low half
// args: out u64[1] cell; i32 n = 100
// shows: none
#include "../cuda.h"

__global__ void overlapping_widths(unsigned long long *cell, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        atomicAdd(cell, 0x90000000ull * i);
        atomicMax((int *)cell, i);
    }
}
