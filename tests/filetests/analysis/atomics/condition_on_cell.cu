// verdict: racy
// accept: never
// why: whether a thread adds depends on what others have added already
// args: out i32[1] cell; i32[100] a = i*0+3; i32 n = 100
// refuted_by: 4x32 1x100
// shows: race
#include "../cuda.h"

__global__ void condition_on_cell(int *cell, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n && *cell < 50)
        atomicAdd(cell, a[i] + i);
}
