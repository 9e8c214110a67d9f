// verdict: independent
// accept: must
// why: of two writes to a row's element, its flag chooses one
// args: out i32[100] out; i32[100] flag = random; i32[100] a = random; i32 n = 100
// launches: 1x32 2x32 1x64 3x96 7x5 2,2x8,4
// shows: none
#include "../cuda.h"

__global__ void either_value(int *out, const int *flag, const int *a, int n) {
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x) {
        if (flag[i] > 0)
            out[i] = a[i];
        else
            out[i] = 7;
    }
}
