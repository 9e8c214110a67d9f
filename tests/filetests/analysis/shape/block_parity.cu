// verdict: depends_on
// grid_independent: true
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: odd blocks do something else
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 4x32 9x32
// refuted_by: 10x10
// shows: difference
#include "../cuda.h"

__global__ void block_parity(int *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        out[i] = blockIdx.x % 2 ? a[i] : -a[i];
}
