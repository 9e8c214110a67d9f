// verdict: racy
// accept: never
// why: the grid's height is taken for its width, so that numbers are skipped and given twice
// args: out i32[50] a = random; i32 n = 50
// refuted_by: 3,2x8
// shows: race
#include "../cuda.h"

__global__ void blocks_of_two_swapped(int *a, int n) {
    int i = (blockIdx.y * gridDim.y + blockIdx.x) * blockDim.x + threadIdx.x;
    if (i < n)
        a[i] = a[i] * 3 + i;
}
