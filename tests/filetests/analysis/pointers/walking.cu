// verdict: independent
// accept: must
// why: pointers step instead of an index
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 1x1 1x7 3x5 4x32 50x3 2,2x3,4
// shows: none
#include "../cuda.h"

__global__ void walking(int *out, const int *a, int n) {
    int first = blockIdx.x * blockDim.x + threadIdx.x;
    int step = gridDim.x * blockDim.x;
    const int *end = a + n;
    int *to = out + first;
    for (const int *from = a + first; from < end; from += step, to += step)
        *to = *from * 2;
}
