// verdict: fixed_total_only
// accept: must
// why: threads count from the last one: which element is whose depends on how many there are
// args: out i32[128] out; i32[128] a = random; i32 n = 20
// launches: 4x8 1x32 32x1
// refuted_by: 5x8
// shows: difference
#include "../cuda.h"

__global__ void from_the_end(int *out, const int *a, int n) {
    int total = gridDim.x * blockDim.x;
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        out[total - 1 - i] = a[i];
}
