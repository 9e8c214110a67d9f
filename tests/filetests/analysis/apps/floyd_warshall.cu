// verdict: racy
// accept: never
// why: row and column k are read by all while their threads write them; with a negative cycle the values change
// args: out i32[100] d = i*37%100-50; i32 n = 10; i32 k = 3
// refuted_by: 3,3x4,4
// shows: race
#include "../cuda.h"

__global__ void floyd_warshall(int *d, int n, int k) {
    int x = blockIdx.x * blockDim.x + threadIdx.x;
    int y = blockIdx.y * blockDim.y + threadIdx.y;
    if (x < n && y < n)
        d[y * n + x] = min(d[y * n + x], d[y * n + k] + d[k * n + x]);
}
