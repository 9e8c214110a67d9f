// verdict: independent
// accept: may
// why: the number of turns is computed first
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 1x1 1x7 3x5 4x32 50x3 2,2x3,4
// shows: none
#include "../cuda.h"

__global__ void stride_turns(int *out, const int *a, int n) {
    int total = gridDim.x * blockDim.x;
    int first = blockIdx.x * blockDim.x + threadIdx.x;
    int turns = (n - first + total - 1) / total;
    for (int k = 0; k < turns; k++)
        out[first + k * total] = a[first + k * total] + 1;
}
