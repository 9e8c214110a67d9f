// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: may
// why: threads beyond the end all do the last element once more, with the same value
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void clamped_index(int *out, const int *a, int n) {
    int i = min((int)(blockIdx.x * blockDim.x + threadIdx.x), n - 1);
    out[i] = a[i] * 2;
}
