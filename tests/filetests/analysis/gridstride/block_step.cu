// verdict: racy
// accept: never
// why: the step is a block only: blocks repeat each other's updates
// args: out i32[100] a = random; i32 n = 100
// refuted_by: 2x16 3x8
// shows: race
#include "../cuda.h"

__global__ void block_step(int *a, int n) {
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += blockDim.x)
        a[i] = a[i] * 3 + 1;
}
