// verdict: independent
// accept: must
// why: one loop as a template over what it does
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 1x1 1x7 3x5 4x32 50x3 2,2x3,4
// shows: none
#include "../cuda.h"

struct TimesThree {
    __device__ int operator()(int x) const { return 3 * x; }
};
template <typename F> __device__ void each(int *out, const int *a, int n, F f) {
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x)
        out[i] = f(a[i]);
}
__global__ void instance(int *out, const int *a, int n) { each(out, a, n, TimesThree()); }
