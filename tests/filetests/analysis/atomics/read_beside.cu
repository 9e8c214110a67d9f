// verdict: racy
// accept: never
// why: the cell is read while other threads add to it
// args: out i32[1] cell; out i32[100] seen; i32 n = 100
// refuted_by: 1x100 4x32
// shows: race
#include "../cuda.h"

__global__ void read_beside(int *cell, int *seen, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        atomicAdd(cell, 1);
        seen[i] = *cell;
    }
}
