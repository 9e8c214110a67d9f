// verdict: racy
// accept: never
// why: a thread's ticket is the order in which it came
// args: out i32[1] next; out i32[100] ticket; i32 n = 100
// refuted_by: 1x100 4x32
// shows: race
#include "../cuda.h"

__global__ void ticket(int *next, int *ticket, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        ticket[i] = atomicAdd(next, 1);
}
