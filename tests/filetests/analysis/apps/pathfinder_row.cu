// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: a row of least costs from the row before
// args: out i32[100] now; i32[100] before = random; i32[100] wall = random; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void pathfinder(int *now, const int *before, const int *wall, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n)
        return;
    int best = before[i];
    if (i > 0)
        best = min(best, before[i - 1]);
    if (i < n - 1)
        best = min(best, before[i + 1]);
    now[i] = best + wall[i];
}
