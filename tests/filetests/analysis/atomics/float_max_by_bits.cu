// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: positive floats compare as their bits do
// args: out i32[1] top; f32[100] a = random; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x3
// shows: difference
#include "../cuda.h"

__global__ void float_max(int *top, const float *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        atomicMax(top, __builtin_bit_cast(int, fabsf(a[i])));
}
