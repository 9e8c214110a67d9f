// verdict: racy
// accept: never
// why: the first thread to come wins
// args: out i32[1] winner; i32 n = 100
// refuted_by: 1x100 4x32
// shows: race
#include "../cuda.h"

__global__ void first(int *winner, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        atomicCAS(winner, 0, i + 1);
}
