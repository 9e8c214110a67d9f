// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// condition: blockDim.x >= 16
// accept: may
// why: the first 16 threads fill the table: a smaller block leaves entries out
// args: out i32[100] out; i32[100] a = random; i32[16] table = random; i32 n = 100
// launches: 1x100 4x32 7x16 5x21
// refuted_by: 13x8
// shows: difference
#include "../cuda.h"

__global__ void lookup_short(int *out, const int *a, const int *table, int n) {
    __shared__ int copy[16];
    if (threadIdx.x < 16)
        copy[threadIdx.x] = table[threadIdx.x] + 1000;
    __syncthreads();
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        out[i] = copy[a[i] & 15];
}
