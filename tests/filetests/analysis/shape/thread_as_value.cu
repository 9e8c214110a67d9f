// verdict: depends_on
// grid_independent: true
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: the thread's place in its block is stored
// args: out i32[100] out; i32 n = 100
// launches: 4x32 5x32
// refuted_by: 7x15
// shows: difference
#include "../cuda.h"

__global__ void thread_value(int *out, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        out[i] = threadIdx.x;
}
