// verdict: fixed_total_only
// accept: must
// why: the number of elements is read from memory, so a launcher can't check that there are threads enough
// args: out f32[100] out; f32[100] a = random; i32[1] n = [100]
// launches: 4x32 1x128 16x8 128x1
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void loaded(float *out, const float *a, const int *n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < *n)
        out[i] = a[i] + a[0];
}
