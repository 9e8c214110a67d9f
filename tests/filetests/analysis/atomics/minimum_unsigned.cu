// verdict: independent
// accept: must
// why: a minimum doesn't mind order or repetition
// args: out u32[4] low = [999, 999, 999, 999]; u32[100] a = random; u32 n = 100
// launches: 1x1 1x7 3x5 4x32 50x3 2,2x3,4
// shows: none
#include "../cuda.h"

__global__ void minimum(unsigned *low, const unsigned *a, unsigned n) {
    for (unsigned i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x)
        atomicMin(&low[i % 4], a[i]);
}
