// verdict: independent_if
// condition: gridDim.x*blockDim.x*gridDim.y*blockDim.y >= n
// accept: must
// why: as many threads as elements counted through over the whole grid: which thread does the element doesn't matter
// args: out i32[96] out; i32[96] a = random; i32 n = 96
// launches: 2,2x4,6 1,3x8,4 8,12x1,1 2,3x3,7
// refuted_by: 2,2x4,3
// shows: difference
#include "../cuda.h"

__global__ void global_linear_map(int *out, const int *a, int n) {
    int x = blockIdx.x * blockDim.x + threadIdx.x;
    int y = blockIdx.y * blockDim.y + threadIdx.y;
    int i = y * (gridDim.x * blockDim.x) + x;
    if (i < n)
        out[i] = a[i] + 1;
}
