// verdict: independent
// accept: must
// why: and and or don't mind order or repetition
// args: out i32[2] bits = [-1, 0]; i32[100] a = random; i32 n = 100
// launches: 1x1 1x7 3x5 4x32 50x3 2,2x3,4
// shows: none
#include "../cuda.h"

__global__ void bits(int *bits, const int *a, int n) {
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x) {
        atomicAnd(&bits[0], a[i] | 64);
        atomicOr(&bits[1], a[i] & 63);
    }
}
