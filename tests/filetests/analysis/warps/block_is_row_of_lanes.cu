// verdict: independent_if
// condition: blockDim.x >= 32
// accept: may
// why: lanes step by 32 whatever the block: a wider one repeats work, a narrower one leaves columns out
// args: out i32[240] out; i32[240] a = random; i32 rows = 6; i32 cols = 40
// launches: 6x32 1x64 3x40,2
// refuted_by: 6x16
// shows: difference
#include "../cuda.h"

__global__ void lanes_of_block(int *out, const int *a, int rows, int cols) {
    for (int row = blockIdx.x; row < rows; row += gridDim.x)
        for (int c = threadIdx.x; c < cols; c += 32)
            out[row * cols + c] = a[row * cols + c] + row;
}
