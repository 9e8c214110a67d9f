// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: two windows one behind the other in dynamic shared memory, blockDim apart; each thread uses its own cells
// args: out i32[100] out; i32[100] a = random; i32[100] b = random; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void two_windows(int *out, const int *a, const int *b, int n) {
    extern __shared__ int window[];
    int *second = window + blockDim.x;
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    window[threadIdx.x] = i < n ? a[i] : 0;
    second[threadIdx.x] = i < n ? b[i] : 0;
    __syncthreads();
    if (i < n)
        out[i] = window[threadIdx.x] - second[threadIdx.x];
}
