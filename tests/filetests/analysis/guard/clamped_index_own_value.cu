// verdict: racy
// accept: never
// why: threads beyond the end write the last element, each its own number
// args: out i32[100] out; i32 n = 100
// refuted_by: 4x32 1x128
// shows: race
#include "../cuda.h"

__global__ void clamped_own_value(int *out, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    out[min(i, n - 1)] = i;
}
