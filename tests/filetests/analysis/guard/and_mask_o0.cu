// verdict: racy
// accept: never
// opt: O0
// why: i & 63 isn't the thread's own element once there are more than 64 threads
// args: out i32[100] out; i32[100] a = iota; i32 n = 100
// refuted_by: 1x100 4x32
// shows: race
#include "../cuda.h"

__global__ void masked(int *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        out[i & 63] = a[i];
}
