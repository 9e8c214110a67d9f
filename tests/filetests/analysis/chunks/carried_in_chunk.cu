// verdict: fixed_total_only
// accept: may
// why: a sum runs through each chunk, so it starts anew where a chunk starts
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 1x12 4x3 12x1 3x4
// refuted_by: 1x7 3x5 2x16
// shows: difference
#include "../cuda.h"

__global__ void chunk_sums(int *out, const int *a, int n) {
    int total = gridDim.x * blockDim.x;
    int p = blockIdx.x * blockDim.x + threadIdx.x;
    int sum = 0;
    for (int i = n * p / total; i < n * (p + 1) / total; i++) {
        sum += a[i];
        out[i] = sum;
    }
}
