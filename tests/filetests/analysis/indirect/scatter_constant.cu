// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: writes go anywhere, but all of them write the same value
// args: out i32[100] marked; i32[100] index = i*37%50; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x20
// shows: difference
#include "../cuda.h"

__global__ void mark(int *marked, const int *index, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        marked[index[i]] = 1;
}
