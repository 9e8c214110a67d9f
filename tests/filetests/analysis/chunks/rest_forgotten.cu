// verdict: fixed_total_only
// accept: must
// why: chunks of n/T elements, nobody takes what is left
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 1x12 4x3 12x1 3x4
// refuted_by: 1x7 3x5
// shows: difference
#include "../cuda.h"

__global__ void forgotten(int *out, const int *a, int n) {
    int chunk = n / (int)(gridDim.x * blockDim.x);
    int first = (blockIdx.x * blockDim.x + threadIdx.x) * chunk;
    for (int i = first; i < first + chunk; i++)
        out[i] = a[i] + 11;
}
