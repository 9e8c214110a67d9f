// verdict: independent
// accept: may
// opt: O1
// why: chunks of ceil(n/T) elements, the last cut short
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 1x1 1x7 3x5 4x32 50x3 2,2x3,4
// shows: none
#include "../cuda.h"

__global__ void ceil_chunks(int *out, const int *a, int n) {
    int total = gridDim.x * blockDim.x;
    int chunk = (n + total - 1) / total;
    int first = (blockIdx.x * blockDim.x + threadIdx.x) * chunk;
    int end = min(first + chunk, n);
    for (int i = first; i < end; i++)
        out[i] = a[i] * 5 - 2;
}
