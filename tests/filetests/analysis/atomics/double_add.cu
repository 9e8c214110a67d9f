// verdict: float_reassociation
// condition: gridDim.x*blockDim.x >= n
// condition: gridDim.y*blockDim.y == 1
// condition: gridDim.z*blockDim.z == 1
// accept: must
// why: doubles are added in the order that threads come
// args: out f64[2] out; f64[100] a = random; i32 n = 100
// refuted_by: 4x32 100x1 7x15
// shows: race
#include "../cuda.h"

__global__ void double_add(double *out, const double *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        atomicAdd(&out[i & 1], a[i] * 0.1);
}
