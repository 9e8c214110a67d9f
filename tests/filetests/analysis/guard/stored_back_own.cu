// verdict: independent_if
// condition: gridDim.x * blockDim.x >= n
// accept: must
// why: a thread reads its element and stores it back, and writes the one in the same place of the other half
// args: out i32[128] out; i32[64] a = iota; i32 n = 64
// launches: 1x64 2x32 3x32
// refuted_by: 1x32
// shows: difference
// opt: O0
#include "../cuda.h"

__global__ void stored_back_own(int *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        out[i + n] = a[i] + 1;
        out[i] = out[i] + (a[i] - a[i]);
    }
}
