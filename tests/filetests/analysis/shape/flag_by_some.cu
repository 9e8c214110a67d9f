// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: whoever finds a match writes the same flag
// args: out i32[1] found; i32[100] a = iota; i32 n = 100; i32 sought = 90
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void flag(int *found, const int *a, int n, int sought) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n && a[i] == sought)
        *found = 1;
}
