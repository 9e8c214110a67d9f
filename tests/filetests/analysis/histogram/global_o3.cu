// verdict: independent_if
// condition: gridDim.y*blockDim.y == 1
// condition: gridDim.z*blockDim.z == 1
// accept: must
// opt: O3
// why: counts in global memory, elements by grid-stride
// args: out i32[16] bins; u8[100] a = random; i32 n = 100
// launches: 1x1 1x7 3x5 4x32 50x3
// refuted_by: 2x8,2
// shows: difference
#include "../cuda.h"

__global__ void histogram(int *bins, const unsigned char *a, int n) {
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x)
        atomicAdd(&bins[a[i] & 15], 1);
}
