// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// opt: O3
// why: cells 2*i and 2*i+1 are distinct from each other and among threads
// args: out i32[200] out; i32[100] a = random; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void even_and_odd(int *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        out[2 * i] = a[i];
        out[2 * i + 1] = -a[i];
    }
}
