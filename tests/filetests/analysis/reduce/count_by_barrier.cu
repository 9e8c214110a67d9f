// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// condition: gridDim.y*blockDim.y == 1
// condition: gridDim.z*blockDim.z == 1
// accept: may
// why: the barrier counts the block's hits and one thread adds the count
// args: out i32[1] hits; i32[100] a = random; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void count_by_barrier(int *hits, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    int found = __syncthreads_count(i < n && a[i] > 0);
    if (threadIdx.x == 0)
        atomicAdd(hits, found);
}
