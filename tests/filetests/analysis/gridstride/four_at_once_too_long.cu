// verdict: fixed_total_only
// accept: never
// why: the loop over four steps goes on while the third is inside: the fourth may lie behind the end
// args: out i32[300] out; i32[300] a = random; i64 n = 100
// launches: 2x4 1x8 4x2
// refuted_by: 1x32 1x8 3x11
// shows: difference
#include "../cuda.h"

__global__ void four_at_once_too_long(int *out, const int *a, long long n) {
    long long total = (long long)gridDim.x * blockDim.x;
    long long i = (long long)blockIdx.x * blockDim.x + threadIdx.x;
    for (; i + 2 * total < n; i += 4 * total) {
        out[i] = 2 * a[i];
        out[i + total] = 2 * a[i + total];
        out[i + 2 * total] = 2 * a[i + 2 * total];
        out[i + 3 * total] = 2 * a[i + 3 * total];
    }
#pragma clang loop unroll(disable)
    for (; i < n; i += total)
        out[i] = 2 * a[i];
}
