// verdict: independent_if
// condition: gridDim.x >= rows
// condition: blockDim.y == 1
// condition: blockDim.z == 1
// condition: blockDim.x >= cols
// condition: blockDim.x <= 64
// accept: must
// why: threads keep their sums in registers and show them to each other
// args: out i32[60] out; i32[60] a = random; i32 rows = 4; i32 cols = 15
// launches: 4x15 4x16 5x20 7x33
// refuted_by: 4x14
// shows: difference
#include "../cuda.h"

__global__ void in_registers(int *out, const int *a, int rows, int cols) {
    __shared__ int shown[64];
    int row = blockIdx.x, t = threadIdx.x;
    if (row >= rows)
        return;
    int sum = t < cols ? a[row * cols + t] : 0;
    for (int by = 1; by < blockDim.x; by *= 2) {
        shown[t] = sum;
        __syncthreads();
        if (t >= by)
            sum += shown[t - by];
        __syncthreads();
    }
    if (t < cols)
        out[row * cols + t] = sum;
}
