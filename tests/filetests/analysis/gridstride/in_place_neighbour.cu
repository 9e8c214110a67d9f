// verdict: racy
// accept: never
// why: the element before is read, which another thread may write
// args: out i32[100] a = random; i32 n = 100
// refuted_by: 4x8 1x32
// shows: race
#include "../cuda.h"

__global__ void stride_neighbour(int *a, int n) {
    for (int i = blockIdx.x * blockDim.x + threadIdx.x + 1; i < n; i += gridDim.x * blockDim.x)
        a[i] = a[i] + a[i - 1];
}
