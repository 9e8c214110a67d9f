// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: the id in 64 bits, by a 64-bit multiplication
// args: out f64[100] out; f64[100] a = random; u64 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void square(double *out, const double *a, size_t n) {
    size_t i = (size_t)blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        out[i] = a[i] * a[i];
}
