// verdict: racy
// accept: never
// why: both threads of a pair swap it
// args: out i32[100] a = iota; i32 n = 10
// refuted_by: 2,3x8,4
// shows: race
#include "../cuda.h"

__global__ void transpose_twice(int *a, int n) {
    int x = blockIdx.x * blockDim.x + threadIdx.x;
    int y = blockIdx.y * blockDim.y + threadIdx.y;
    if (x < n && y < n) {
        int here = a[y * n + x];
        a[x * n + y] = here;
    }
}
