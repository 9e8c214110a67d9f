// verdict: depends_on
// grid_independent: true
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: the function that stays a call returns the thread's place in its block
// args: out i32[100] out; i32 n = 100
// launches: 4x32 9x32
// refuted_by: 10x10
// shows: difference
#include "../cuda.h"

__device__ __noinline__ int local_id() { return threadIdx.x; }
__global__ void noinline_thread(int *out, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        out[i] = local_id();
}
