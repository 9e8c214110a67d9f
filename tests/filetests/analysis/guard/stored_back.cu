// verdict: racy
// accept: never
// why: a thread reads its element and stores it back, over what the thread before it may have stored meanwhile
// args: out i32[65] out; i32[64] a = iota; i32 n = 64
// refuted_by: 1x64 2x32
// shows: race
// opt: O0
#include "../cuda.h"

__global__ void stored_back(int *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        out[i + 1] = a[i] + 1;
        out[i] = out[i] + (a[i] - a[i]);
    }
}
