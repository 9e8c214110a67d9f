// verdict: racy
// accept: never
// why: the block's rows are counted by blockDim.y: threads share elements unless the block is square
// args: out i32[400] out; i32[400] a = iota; i32 n = 400
// refuted_by: 1x8,4 2x8,2
// shows: race
#include "../cuda.h"

__global__ void wrong_pitch(int *out, const int *a, int n) {
    int t = threadIdx.y * blockDim.y + threadIdx.x;
    int i = blockIdx.x * (blockDim.x * blockDim.y) + t;
    if (i < n)
        out[i] = a[i] + (int)threadIdx.x;
}
