// verdict: independent
// accept: may
// why: blocks take tiles of the array in turns, threads take the tile's elements
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 1x1 1x7 3x5 4x32 50x3 2,2x3,4
// shows: none
#include "../cuda.h"

__global__ void over_tiles(int *out, const int *a, int n) {
    for (int tile = blockIdx.x; tile * (int)blockDim.x < n; tile += gridDim.x) {
        int i = tile * blockDim.x + threadIdx.x;
        if (i < n)
            out[i] = a[i] - 2;
    }
}
