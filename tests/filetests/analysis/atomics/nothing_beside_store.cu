// verdict: racy
// accept: never
// why: what is added is 0 for every thread, but an atomic update may still not meet the plain store of another thread
// args: out i32[64] out; i32[64] a = random; i32 n = 64
// refuted_by: 1x64 2x32
// shows: race
// opt: O0
#include "../cuda.h"

__global__ void nothing_beside_store(int *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n)
        return;
    out[i] = 3 * a[i];
    atomicAdd(&out[n - 1 - i], a[i] - a[i]);
}
