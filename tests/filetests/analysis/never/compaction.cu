// verdict: racy
// accept: never
// why: where an element lands is the order in which threads come
// args: out i32[1] count; out i32[100] out; i32[100] a = random; i32 n = 100
// refuted_by: 1x100 4x32
// shows: race
#include "../cuda.h"

__global__ void compaction(int *count, int *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n && a[i] > 0)
        out[atomicAdd(count, 1)] = a[i];
}
