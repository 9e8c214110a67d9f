// verdict: fixed_total_only
// accept: must
// why: as many elements are written as there are threads
// args: out i32[128] out; i32[128] a = random
// launches: 4x32 1x128 128x1 16x8
// refuted_by: 2x32
// shows: difference
#include "../cuda.h"

__global__ void unguarded(int *out, const int *a) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    out[i] = a[i] + 1;
}
