// verdict: unknown
// accept: never
// why: a clock shows something else each time
// args: out i64[100] out; i32 n = 100
// shows: none
#include "../cuda.h"

__global__ void clock(long long *out, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        out[i] = clock64();
}
