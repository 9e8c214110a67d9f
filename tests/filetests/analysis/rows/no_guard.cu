// verdict: depends_on
// block_independent: true
// accept: must
// why: as many rows are done as there are blocks, by however many threads
// args: out i32[120] out; i32[120] a = random; i32 cols = 15
// launches: 8x1 8x7 8x32 8x4,2
// refuted_by: 7x32
// shows: difference
#include "../cuda.h"

__global__ void row_unguarded(int *out, const int *a, int cols) {
    for (int c = threadIdx.x; c < cols; c += blockDim.x)
        out[blockIdx.x * cols + c] = a[blockIdx.x * cols + c] + 1;
}
