// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// condition: n <= 32
// condition: gridDim.y*blockDim.y == 1
// condition: gridDim.z*blockDim.z == 1
// accept: must
// why: each thread's rows of both matrices are its own; LLVM carries elements in registers if the rows don't overlap
// args: out f32[1024] x; out f32[1024] b; f32[1024] a = random; i32 n = 30
// launches: 1x32 2x16 3x16
// refuted_by: 1x16
// shows: difference
#include "../cuda.h"

__global__ void do_parts_overlap(float *x, float *b, const float *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n)
        return;
    for (int k = 1; k < n; k++) {
        x[i * 32 + k] = x[i * 32 + k] - x[i * 32 + k - 1] * a[i * 32 + k] + 1;
        b[i * 32 + k] = b[i * 32 + k] - a[i * 32 + k] + b[i * 32 + k - 1] * 2;
    }
}
