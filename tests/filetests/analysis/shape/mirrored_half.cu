// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n/2
// condition: gridDim.y*blockDim.y == 1
// condition: gridDim.z*blockDim.z == 1
// accept: must
// why: only the lower half works: each pair has one thread
// args: out i32[100] a = random; i32 n = 100
// launches: 1x50 4x16 7x8 64x1
// refuted_by: 1x32
// shows: difference
#include "../cuda.h"

__global__ void reversed_by_half(int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n / 2) {
        int low = a[i];
        a[i] = a[n - 1 - i];
        a[n - 1 - i] = low;
    }
}
