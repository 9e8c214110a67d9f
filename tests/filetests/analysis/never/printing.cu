// verdict: unknown
// accept: never
// why: what is printed comes in the order of threads
// args: out i32[100] out; i32 n = 100
// shows: none
#include "../cuda.h"

__global__ void printing(int *out, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        out[i] = i;
        vprintf("here", nullptr);
    }
}
