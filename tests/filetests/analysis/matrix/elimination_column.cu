// verdict: independent_if
// condition: k + 1 + gridDim.x*blockDim.x >= n
// condition: k >= 0
// condition: n >= 0
// accept: must
// why: a cell of column k per thread; the pitch is the number of rows, which is larger than k and so isn't 0
// args: out f32[400] m; f32[400] a = random; i32 n = 20; i32 k = 3
// launches: 1x16 2x10 4x8
// refuted_by: 1x15
// shows: difference
#include "../cuda.h"

__global__ void elimination_column(float *m, const float *a, int n, int k) {
    int t = blockIdx.x * blockDim.x + threadIdx.x;
    if (t >= n - 1 - k)
        return;
    m[n * (t + k + 1) + k] = a[n * (t + k + 1) + k] / a[n * k + k];
}
