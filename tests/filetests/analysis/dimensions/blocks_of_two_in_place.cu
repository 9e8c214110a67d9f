// verdict: independent_if
// condition: blockDim.y == 1
// condition: gridDim.x*gridDim.y*blockDim.x >= n
// condition: gridDim.z*blockDim.z == 1
// accept: must
// why: lines of threads, counted over a grid of two dimensions; a second thread in y would count twice
// args: out i32[50] a = random; i32 n = 50
// launches: 5,2x5 1,2x32 2,1x32 3,3x8
// refuted_by: 5,2x5,2
// shows: race
#include "../cuda.h"

__global__ void blocks_of_two_in_place(int *a, int n) {
    int i = (blockIdx.y * gridDim.x + blockIdx.x) * blockDim.x + threadIdx.x;
    if (i < n)
        a[i] = a[i] * 3 + i;
}
