// verdict: fixed_total_only
// condition: flag == 0
// accept: may
// why: the assertion is made under a flag: without it, as many elements are written as there are threads
// args: out f32[64] out; i32 n = 20; i32 flag = 0
// launches: 4x8 1x32
// refuted_by: 4x9
// shows: difference
#include "../cuda.h"

extern "C" __device__ void __assertfail(const char *, const char *, unsigned, const char *, size_t);

__global__ void assertion_elsewhere(float *out, int n, int flag) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (flag && i >= n)
        __assertfail("i < n", "", 0, "", 1);
    out[i] = i;
}
