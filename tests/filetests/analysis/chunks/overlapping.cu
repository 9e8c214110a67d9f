// verdict: racy
// accept: never
// why: chunks of five start every four elements
// args: out i32[128] a = random; i32 n = 100
// refuted_by: 1x25 4x8
// shows: race
#include "../cuda.h"

__global__ void overlapping(int *a, int n) {
    int first = (blockIdx.x * blockDim.x + threadIdx.x) * 4;
    for (int k = 0; k < 5; k++)
        if (first + k < n)
            a[first + k] += 11;
}
