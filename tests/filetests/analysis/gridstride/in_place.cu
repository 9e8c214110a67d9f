// verdict: independent_if
// condition: gridDim.y*blockDim.y == 1
// condition: gridDim.z*blockDim.z == 1
// accept: must
// why: each element is updated by one thread once
// args: out i32[100] a = random; i32 n = 100
// launches: 1x1 1x7 3x5 4x32 50x3
// refuted_by: 2x16,2
// shows: race
#include "../cuda.h"

__global__ void stride_in_place(int *a, int n) {
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += blockDim.x * gridDim.x)
        a[i] = a[i] * 3 + 1;
}
