// verdict: independent
// accept: may
// opt: O0
// why: thread p of T does the elements from n*p/T to n*(p+1)/T: all elements, each once
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 1x1 1x7 3x5 4x32 50x3 2,2x3,4
// shows: none
#include "../cuda.h"

__global__ void proportional(int *out, const int *a, int n) {
    int p = blockIdx.x * blockDim.x + threadIdx.x;
    int total = gridDim.x * blockDim.x;
    int first = n * p / total;
    int end = n * (p + 1) / total;
    for (int i = first; i < end; i++)
        out[i] = a[i] * 5 - 2;
}
