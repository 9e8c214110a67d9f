// verdict: racy
// accept: never
// why: an addition and a maximum of the same cell don't commute
// args: out i32[1] cell; i32[100] a = random; i32 n = 100
// refuted_by: 1x100 4x32
// shows: race
#include "../cuda.h"

__global__ void mixed_kinds(int *cell, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        if (i & 1)
            atomicAdd(cell, a[i]);
        else
            atomicMax(cell, a[i]);
    }
}
