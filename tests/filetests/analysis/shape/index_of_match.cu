// verdict: racy
// accept: never
// why: whoever finds a match writes its number, and there may be several
// args: out i32[1] found; i32[100] a; i32 n = 100; i32 sought = 0
// refuted_by: 4x32 1x100
// shows: race
#include "../cuda.h"

__global__ void index_of(int *found, const int *a, int n, int sought) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n && a[i] == sought)
        *found = i;
}
