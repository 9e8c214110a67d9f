// verdict: independent_if
// condition: gridDim.x >= rows
// condition: blockDim.y == 1
// condition: blockDim.z == 1
// condition: blockDim.x == 32
// accept: must
// why: a float scan of rows of 32 in a fixed order; each thread finds what stands before it
// args: out f32[128] out; f32[128] a = random; i32 rows = 4
// launches: 4x32 5x32 9x32
// refuted_by: 4x16
// shows: difference
#include "../cuda.h"

__global__ void exclusive_float(float *out, const float *a, int rows) {
    __shared__ float sums[32];
    int row = blockIdx.x, t = threadIdx.x;
    if (row >= rows)
        return;
    sums[t] = a[row * 32 + t];
    __syncthreads();
    for (int by = 1; by < blockDim.x; by *= 2) {
        float left = t >= by ? sums[t - by] : 0.0f;
        __syncthreads();
        sums[t] += left;
        __syncthreads();
    }
    out[row * 32 + t] = t > 0 ? sums[t - 1] : 0.0f;
}
