// verdict: independent
// accept: must
// why: four steps at once while the last of them is inside, then one by one: every row is treated alike, whichever loop comes to it
// args: out i32[100] out; i32[100] a = random; i64 n = 100
// launches: 1x32 2x32 1x8 3x5 7x5 1x128
// shows: none
#include "../cuda.h"

__global__ void four_at_once(int *out, const int *a, long long n) {
    long long total = (long long)gridDim.x * blockDim.x;
    long long i = (long long)blockIdx.x * blockDim.x + threadIdx.x;
    for (; i + 3 * total < n; i += 4 * total) {
        out[i] = 2 * a[i];
        out[i + total] = 2 * a[i + total];
        out[i + 2 * total] = 2 * a[i + 2 * total];
        out[i + 3 * total] = 2 * a[i + 3 * total];
    }
#pragma clang loop unroll(disable)
    for (; i < n; i += total)
        out[i] = 2 * a[i];
}
