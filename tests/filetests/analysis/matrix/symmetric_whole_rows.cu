// verdict: racy
// accept: never
// why: j runs over all columns, so that two threads write each cell off the diagonal, other values
// args: out f32[4096] out; f32[64] a = random; i32 n = 20
// refuted_by: 1x32
// shows: race
#include "../cuda.h"

__global__ void symmetric_whole_rows(float *out, const float *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        for (int j = 0; j < n; j++) {
            out[i * 64 + j] = a[i] * a[j] + i;
            out[j * 64 + i] = a[i] * a[j] + i;
        }
}
