// verdict: independent_if
// condition: blockDim.x % 32 == 0
// condition: gridDim.x*blockDim.x >= 32*rows
// accept: must
// why: a warp has 32 lanes under every launch, so even the order of float additions is fixed
// args: out f32[6] out; f32[240] a = random; i32 rows = 6; i32 cols = 40
// launches: 6x32 3x64 2x96 1x224
// refuted_by: 5x32
// shows: difference
#include "../cuda.h"

__global__ void row_per_warp_float(float *out, const float *a, int rows, int cols) {
    int warp = (blockIdx.x * blockDim.x + threadIdx.x) >> 5;
    int lane = threadIdx.x & 31;
    if (warp >= rows)
        return;
    float sum = 0.0f;
    for (int c = lane; c < cols; c += 32)
        sum += a[warp * cols + c];
    for (int by = 16; by > 0; by >>= 1)
        sum += __shfl_xor_sync(0xffffffff, sum, by);
    if (lane == 0)
        out[warp] = sum;
}
