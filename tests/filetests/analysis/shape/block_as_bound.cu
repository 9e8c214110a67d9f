// verdict: depends_on
// grid_independent: true
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: blockDim is how long a sum is
// args: out i32[100] out; i32[140] a = random; i32 n = 100
// launches: 4x32 9x32
// refuted_by: 10x10
// shows: difference
#include "../cuda.h"

__global__ void block_bound(int *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n)
        return;
    int sum = 0;
    for (int k = 0; k < blockDim.x; k++)
        sum += a[i + k];
    out[i] = sum;
}
