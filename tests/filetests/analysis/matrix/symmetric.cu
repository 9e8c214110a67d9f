// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// condition: n <= 64
// condition: gridDim.y*blockDim.y == 1
// condition: gridDim.z*blockDim.z == 1
// accept: must
// why: a thread writes the cells (i, j) and (j, i) with j >= i: no cell is another thread's, as i is the smaller of both
// args: out f32[4096] out; f32[64] a = random; i32 n = 20
// launches: 1x20 2x10 3x32 20x1
// refuted_by: 1x19
// shows: difference
#include "../cuda.h"

__global__ void symmetric(float *out, const float *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        for (int j = i; j < n; j++) {
            out[i * 64 + j] = a[i] * a[j] + i;
            out[j * 64 + i] = out[i * 64 + j];
        }
}
