// verdict: unknown
// accept: never
// why: two threads may write to one place: nothing says that the indexes differ
// args: out i32[100] out; i32[100] a = iota; i32[100] index = i*37%50; i32 n = 100
// refuted_by: 4x32 1x100
// shows: race
#include "../cuda.h"

__global__ void scatter(int *out, const int *a, const int *index, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        out[index[i]] = a[i];
}
