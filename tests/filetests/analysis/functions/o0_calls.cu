// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// opt: O0
// why: unoptimised calls of functions with references
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__device__ void twice(int &x) { x *= 2; }
__device__ int clamp(int x, int low, int high) { return x < low ? low : x > high ? high : x; }
__global__ void o0_calls(int *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        int v = a[i];
        twice(v);
        out[i] = clamp(v, -100, 100);
    }
}
