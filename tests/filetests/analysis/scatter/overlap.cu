// verdict: racy
// accept: never
// why: cell 2*i+2 is the next thread's 2*i
// args: out i32[202] out; i32[100] a = iota; i32 n = 100
// refuted_by: 4x32 1x100
// shows: race
#include "../cuda.h"

__global__ void overlap(int *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        out[2 * i] = a[i];
        out[2 * i + 2] = -a[i];
    }
}
