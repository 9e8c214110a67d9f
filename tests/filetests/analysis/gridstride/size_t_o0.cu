// verdict: independent
// accept: must
// opt: O0
// why: the same loop in 64 bits
// args: out f64[100] out; f64[100] a = random; u64 n = 100
// launches: 1x1 1x7 3x5 4x32 50x3 2,2x3,4
// shows: none
#include "../cuda.h"

__global__ void stride_size(double *out, const double *a, size_t n) {
    size_t stride = (size_t)gridDim.x * blockDim.x;
    for (size_t i = (size_t)blockIdx.x * blockDim.x + threadIdx.x; i < n; i += stride)
        out[i] = a[i] / 3.0;
}
