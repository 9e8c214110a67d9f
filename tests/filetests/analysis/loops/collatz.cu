// verdict: independent
// accept: must
// why: each number takes as many steps as it takes
// args: out i32[100] out; i32 n = 100
// launches: 1x1 1x7 3x5 4x32 50x3 2,2x3,4
// shows: none
#include "../cuda.h"

__global__ void collatz(int *out, int n) {
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x) {
        unsigned long v = i + 1;
        int steps = 0;
        while (v != 1) {
            v = v & 1 ? 3 * v + 1 : v / 2;
            steps++;
        }
        out[i] = steps;
    }
}
