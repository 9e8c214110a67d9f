// verdict: independent_if
// condition: gridDim.x*blockDim.x >= 128
// accept: may
// why: i ^ 5 maps ids onto ids, each onto another
// args: out i32[128] out; i32[128] a = random
// launches: 4x32 1x128 16x9
// refuted_by: 1x100
// shows: difference
#include "../cuda.h"

__global__ void butterfly(int *out, const int *a) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < 128)
        out[i ^ 5] = a[i];
}
