// verdict: unknown
// accept: never
// why: the block that comes last, by a counter, does the rest of the work
// args: out i32[1] total; out i32[8] partial; out u32[1] count; i32[64] a = random; i32 n = 64
// shows: none
#include "../cuda.h"

__global__ void last_block(int *total, int *partial, unsigned *count, const int *a, int n) {
    if (threadIdx.x != 0)
        return;
    int sum = 0;
    for (int i = blockIdx.x; i < n; i += gridDim.x)
        sum += a[i];
    partial[blockIdx.x] = sum;
    __threadfence();
    if (atomicInc(count, gridDim.x - 1) == gridDim.x - 1) {
        sum = 0;
        for (int k = 0; k < gridDim.x; k++)
            sum += partial[k];
        *total = sum;
    }
}
