// verdict: independent
// accept: must
// why: nobody sets the flag that every row looks at
// args: out i32[100] out; i32[100] a = random; i32[1] stop; i32 n = 100
// launches: 1x32 2x32 1x64 3x96 7x5
// shows: none
#include "../cuda.h"

__global__ void polled(int *out, const int *a, const int *stop, int n) {
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x) {
        if (*(const volatile int *)stop)
            return;
        out[i] = 2 * a[i];
    }
}
