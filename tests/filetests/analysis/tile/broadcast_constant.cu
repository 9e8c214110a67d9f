// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: thread 0 puts a table's entry into shared memory, all read it: the same in each block
// args: out i32[100] out; i32[100] a = random; i32[4] table = random; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void broadcast_constant(int *out, const int *a, const int *table, int n) {
    __shared__ int entry;
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (threadIdx.x == 0)
        entry = table[2];
    __syncthreads();
    if (i < n)
        out[i] = a[i] * entry;
}
