// verdict: racy
// accept: never
// opt: O0
// why: a neighbour is read while its own thread writes it
// args: out i32[100] a = iota; i32 n = 100
// refuted_by: 1x100 4x32
// shows: race
#include "../cuda.h"

__global__ void in_place(int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n - 1)
        a[i] = a[i] + a[i + 1];
}
