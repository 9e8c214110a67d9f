// verdict: racy
// accept: never
// why: the first threads to come by set the flag that the others look at
// args: out i32[100] out; i32[100] a = iota; i32[1] stop; i32 n = 100
// refuted_by: 1x32 4x32
// shows: race
#include "../cuda.h"

__global__ void sets_for_others(int *out, const int *a, int *stop, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        out[i] = *(volatile int *)stop == 0 ? a[i] : -1;
        *(volatile int *)stop = 1;
    }
}
