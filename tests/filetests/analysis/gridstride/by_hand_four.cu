// verdict: independent
// accept: must
// why: four strides per turn, and a loop for what is left
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 1x1 1x7 3x5 4x32 50x3 2,2x3,4
// shows: none
#include "../cuda.h"

__global__ void stride_four(int *out, const int *a, int n) {
    int step = gridDim.x * blockDim.x;
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    for (; i + 3 * step < n; i += 4 * step) {
        out[i] = a[i] + 3;
        out[i + step] = a[i + step] + 3;
        out[i + 2 * step] = a[i + 2 * step] + 3;
        out[i + 3 * step] = a[i + 3 * step] + 3;
    }
    for (; i < n; i += step)
        out[i] = a[i] + 3;
}
