// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// condition: gridDim.y*blockDim.y >= n - 1
// condition: gridDim.z*blockDim.z == 1
// accept: may
// why: the thread above the diagonal swaps the pair, the one below does nothing
// args: out i32[100] a = iota; i32 n = 10
// launches: 2,3x8,4 1,1x16,12 16,12x1,1 5,1x3,12
// refuted_by: 1,1x8,16
// shows: difference
#include "../cuda.h"

__global__ void transpose_in_place(int *a, int n) {
    int x = blockIdx.x * blockDim.x + threadIdx.x;
    int y = blockIdx.y * blockDim.y + threadIdx.y;
    if (x < n && y < x) {
        int upper = a[y * n + x];
        a[y * n + x] = a[x * n + y];
        a[x * n + y] = upper;
    }
}
