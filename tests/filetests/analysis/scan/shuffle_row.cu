// verdict: independent_if
// condition: blockDim.x % 32 == 0
// condition: gridDim.x*blockDim.x >= 32*rows
// accept: may
// why: a warp scans a row of 32 by shuffles
// args: out i32[128] out; i32[128] a = random; i32 rows = 4
// launches: 4x32 2x64 1x160 5x96
// refuted_by: 3x32
// shows: difference
#include "../cuda.h"

__global__ void shuffle_scan(int *out, const int *a, int rows) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    int row = i / 32, lane = threadIdx.x % 32;
    if (row >= rows)
        return;
    int v = a[row * 32 + lane];
    for (int by = 1; by < 32; by *= 2) {
        int left = __shfl_up_sync(0xffffffff, v, by);
        if (lane >= by)
            v += left;
    }
    out[row * 32 + lane] = v;
}
