// verdict: fixed_total_only
// accept: never
// why: the loop over four steps has an end of its own: how far it goes beyond the other's depends on the number of threads
// args: out i32[100] out; i32[100] a = random; i64 m = 25; i64 n = 40
// launches: 2x4 1x8 4x2
// refuted_by: 1x32 3x11
// shows: difference
#include "../cuda.h"

__global__ void four_at_once_two_ends(int *out, const int *a, long long m, long long n) {
    long long total = (long long)gridDim.x * blockDim.x;
    long long i = (long long)blockIdx.x * blockDim.x + threadIdx.x;
    for (; i + 3 * total < 4 * m; i += 4 * total) {
        out[i] = 2 * a[i];
        out[i + total] = 2 * a[i + total];
        out[i + 2 * total] = 2 * a[i + 2 * total];
        out[i + 3 * total] = 2 * a[i + 3 * total];
    }
#pragma clang loop unroll(disable)
    for (; i < n; i += total)
        out[i] = 2 * a[i];
}
