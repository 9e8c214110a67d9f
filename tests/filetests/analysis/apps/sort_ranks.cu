// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: each element counts how many come before it and writes the count by its own id
// args: out i32[100] rank; i32[100] a = random; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void ranks(int *rank, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n)
        return;
    int before = 0;
    for (int k = 0; k < n; k++)
        if (a[k] < a[i] || (a[k] == a[i] && k < i))
            before++;
    rank[i] = before;
}
