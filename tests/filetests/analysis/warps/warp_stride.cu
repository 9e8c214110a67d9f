// verdict: independent_if
// condition: blockDim.x % 32 == 0
// accept: must
// why: warps take rows in turns
// args: out i32[6] out; i32[240] a = random; i32 rows = 6; i32 cols = 40
// launches: 1x32 3x64 2x96 1x224
// shows: none
#include "../cuda.h"

__global__ void warp_stride(int *out, const int *a, int rows, int cols) {
    int lane = threadIdx.x & 31;
    int warps = gridDim.x * blockDim.x / 32;
    for (int row = (blockIdx.x * blockDim.x + threadIdx.x) / 32; row < rows; row += warps) {
        int sum = 0;
        for (int c = lane; c < cols; c += 32)
            sum += a[row * cols + c];
        for (int by = 16; by > 0; by >>= 1)
            sum += __shfl_down_sync(0xffffffff, sum, by);
        if (lane == 0)
            out[row] = sum;
    }
}
