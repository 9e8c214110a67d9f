// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// condition: gridDim.z >= batches
// accept: must
// why: z counts the batches, a block's length is one there or not
// args: out i32[60] out; i32[60] a = random; i32 n = 20; i32 batches = 3
// launches: 1,1,3x20 4,1,3x8 7,2,5x3 20,1,3x1
// refuted_by: 1,1,2x20
// shows: difference
#include "../cuda.h"

__global__ void batches(int *out, const int *a, int n, int batches) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    int batch = blockIdx.z;
    if (i < n && batch < batches)
        out[batch * n + i] = a[batch * n + i] * (batch + 1);
}
