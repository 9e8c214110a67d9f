// verdict: racy
// accept: never
// why: threads share a variable of the module
// args: out i32[100] out; i32[100] a = iota; i32 n = 100
// refuted_by: 4x32 1x100
// shows: race
#include "../cuda.h"

__device__ int last;
__global__ void global_variable(int *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        last = a[i];
        out[i] = last;
        last = i;
        out[i] += *(volatile int *)&last;
    }
}
