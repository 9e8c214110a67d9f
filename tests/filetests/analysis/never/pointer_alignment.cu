// verdict: unknown
// accept: never
// why: the loop starts where the address is aligned
// args: out i32[100] out; i32 n = 100
// shows: none
#include "../cuda.h"

__global__ void alignment(int *out, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    int skip = (size_t)out / 4 % 32;
    if (i + skip < n)
        out[i + skip] = skip;
}
