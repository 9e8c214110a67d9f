// verdict: independent_if
// condition: blockDim.x == 16
// condition: gridDim.x >= rows
// accept: may
// why: tiles come into two buffers by turns while the other is added up
// args: out i32[64] out; i32[256] a = random; i32 rows = 4; i32 tiles = 4
// launches: 4x16 5x16 9x16
// refuted_by: 4x8
// shows: difference
#include "../cuda.h"

__global__ void double_buffered(int *out, const int *a, int rows, int tiles) {
    __shared__ int buffer[2][16];
    int row = blockIdx.x, t = threadIdx.x;
    if (row >= rows)
        return;
    int sum = 0;
    buffer[0][t] = a[row * tiles * 16 + t];
    for (int k = 0; k < tiles; k++) {
        __syncthreads();
        if (k + 1 < tiles)
            buffer[(k + 1) & 1][t] = a[(row * tiles + k + 1) * 16 + t];
        sum += buffer[k & 1][15 - t] * (t + 1);
    }
    out[row * 16 + t] = sum;
}
