// verdict: independent
// accept: may
// why: chunks of n/T elements, the last thread takes what is left
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 1x1 1x7 3x5 4x32 50x3 2,2x3,4
// shows: none
#include "../cuda.h"

__global__ void rest(int *out, const int *a, int n) {
    int total = gridDim.x * blockDim.x;
    int p = blockIdx.x * blockDim.x + threadIdx.x;
    int chunk = n / total;
    int first = p * chunk;
    int end = p == total - 1 ? n : first + chunk;
    for (int i = first; i < end; i++)
        out[i] = a[i] + 11;
}
