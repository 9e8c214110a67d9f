// verdict: racy
// accept: never
// why: how long a thread turns depends on a cell that its neighbour writes
// args: out i32[101] a = iota; i32 n = 100
// refuted_by: 4x32 1x100
// shows: race
#include "../cuda.h"

__global__ void stops_at_neighbour(int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n)
        return;
    int v = a[i];
    for (int k = 0; k < a[i + 1] % 7; k++)
        v += k;
    a[i] = v + 1;
}
