// verdict: fixed_total_only
// accept: never
// why: the rest is treated otherwise, and how many rows are left depends on the number of threads
// args: out i32[100] out; i32[100] a = random; i64 n = 100
// launches: 2x4 1x8 4x2
// refuted_by: 1x32 3x5
// shows: difference
#include "../cuda.h"

__global__ void four_at_once_other_rest(int *out, const int *a, long long n) {
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
        out[i] = 2 * a[i] + 1;
}
