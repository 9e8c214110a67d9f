// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// condition: gridDim.y*blockDim.y == 1
// condition: gridDim.z*blockDim.z == 1
// accept: may
// opt: O0
// why: i and i ^ j are a pair of its own, and one of the two does the exchange
// args: out i32[64] a = random; i32 n = 64; i32 j = 8; i32 k = 32
// launches: 1x64 4x16 7x10 64x1
// refuted_by: 1x32
// shows: difference
#include "../cuda.h"

__global__ void bitonic(int *a, int n, int j, int k) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    int other = i ^ j;
    if (i < n && other > i && other < n) {
        bool up = (i & k) == 0;
        if ((a[i] > a[other]) == up) {
            int held = a[i];
            a[i] = a[other];
            a[other] = held;
        }
    }
}
