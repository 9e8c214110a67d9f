// verdict: racy
// accept: never
// why: thread 0 clears the cell while other threads add to it
// args: out i32[1] cell; i32 n = 100
// refuted_by: 1x100 4x32
// shows: race
#include "../cuda.h"

__global__ void stored_beside(int *cell, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i == 0)
        *cell = 0;
    if (i < n)
        atomicAdd(cell, 1);
}
