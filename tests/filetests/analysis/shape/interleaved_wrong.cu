// verdict: racy
// accept: never
// why: i = tid*blockDim + bid: blocks beyond blockDim run into the next thread's range
// args: out i32[400] out = random; i32 n = 400
// refuted_by: 8x4
// shows: race
#include "../cuda.h"

__global__ void interleaved_wrong(int *out, int n) {
    int i = threadIdx.x * blockDim.x + blockIdx.x;
    if (i < n)
        out[i] += i;
}
