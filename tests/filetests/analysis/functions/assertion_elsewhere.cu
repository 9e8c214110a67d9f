// verdict: fixed_total_only
// condition: n <= 100
// accept: may
// why: the assertion is made for long arrays only: with short ones as many elements are written as there are threads
// args: out f32[64] out; out f32[64] other; i32 n = 20
// launches: 4x8 1x32
// refuted_by: 4x9
// shows: difference
#include "../cuda.h"

extern "C" __device__ __attribute__((noreturn)) void __assertfail(const char *, const char *, unsigned, const char *, size_t);

__global__ void assertion_elsewhere(float *out, float *other, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (n > 100) {
        if (i >= n)
            __assertfail("i < n", "", 0, "", 1);
        other[i] = 1.0f;
    }
    out[i] = i;
}
