// verdict: racy
// accept: never
// why: the rounds start a block further each, not a grid
// args: out i32[100] a = random; i32 n = 100
// refuted_by: 2x16 4x8
// shows: race
#include "../cuda.h"

__global__ void wrong_rounds(int *a, int n) {
    for (int start = 0; start < n; start += blockDim.x) {
        int i = start + blockIdx.x * blockDim.x + threadIdx.x;
        if (i < n)
            a[i] = a[i] * 2 + 1;
    }
}
