// verdict: unknown
// accept: never
// why: the counter of the loop has eight bits: it wraps around before n once the step is long
// args: out i32[300] out; i32[300] a = random; i32 n = 300
// shows: none
#include "../cuda.h"

__global__ void byte_counter(int *out, const int *a, int n) {
    for (unsigned char i = blockIdx.x * blockDim.x + threadIdx.x; i < 200; i += gridDim.x * blockDim.x) {
        out[i] += a[i];
        if (out[i] > 1000000)
            break;
    }
}
