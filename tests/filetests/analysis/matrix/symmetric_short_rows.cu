// verdict: racy
// accept: never
// why: n is larger than a row is long: a row's end is the start of the next one
// args: out f32[4096] out; f32[64] a = random; i32 n = 40
// refuted_by: 1x64
// shows: race
#include "../cuda.h"

__global__ void symmetric_short_rows(float *out, const float *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < 40)
        for (int j = i; j < 40; j++) {
            out[i * 32 + j] = a[i] * a[j] + i;
            out[j * 32 + i] = a[i] * a[j] - i;
        }
}
