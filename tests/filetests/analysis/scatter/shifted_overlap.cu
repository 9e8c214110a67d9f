// verdict: racy
// accept: never
// why: cells i and i+8 of one array, written with different values
// args: out i32[120] out; i32[100] a = random; i32 n = 100
// refuted_by: 4x32 1x100
// shows: race
#include "../cuda.h"

__global__ void shifted_overlap(int *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        out[i] = a[i];
        out[i + 8] = a[i] + 1;
    }
}
