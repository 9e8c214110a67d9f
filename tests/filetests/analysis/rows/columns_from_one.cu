// verdict: depends_on
// grid_independent: true
// accept: must
// why: threads start at column 1 and step by one more than their number: columns are left out, ever others
// args: out i32[120] out; i32[120] a = random; i32 rows = 8; i32 cols = 15
// launches: 1x4 8x4 3x4
// refuted_by: 8x5
// shows: difference
#include "../cuda.h"

__global__ void off_by_one(int *out, const int *a, int rows, int cols) {
    for (int row = blockIdx.x; row < rows; row += gridDim.x)
        for (int c = threadIdx.x + 1; c < cols; c += blockDim.x + 1)
            out[row * cols + c] = a[row * cols + c] + 1;
}
