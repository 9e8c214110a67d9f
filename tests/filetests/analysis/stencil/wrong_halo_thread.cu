// verdict: independent_if
// condition: blockDim.x == 16
// condition: gridDim.x*16 >= n
// accept: must
// why: the right halo is loaded by thread 15, which is the last of a block of 16 only
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 7x16 8x16
// refuted_by: 4x32 5x20
// shows: difference
#include "../cuda.h"

__global__ void wrong_halo(int *out, const int *a, int n) {
    extern __shared__ int window[];
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    window[threadIdx.x] = i < n ? a[i] : 0;
    __syncthreads();
    if (threadIdx.x == 15)
        window[16] = i + 1 < n ? a[i + 1] : 0;
    __syncthreads();
    int right = threadIdx.x == 15 ? window[16] : threadIdx.x + 1 < blockDim.x ? window[threadIdx.x + 1] : -1;
    if (i < n)
        out[i] = window[threadIdx.x] + right;
}
