// verdict: unknown
// accept: never
// why: a thread waits for another's flag
// args: out i32[2] flags; i32 n = 2
// shows: none
#include "../cuda.h"

__global__ void spin(volatile int *flags, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i == 0) {
        flags[1] = 5;
        flags[0] = 1;
    }
    if (i == 1 && n > 2) {
        while (flags[0] == 0)
            ;
        flags[1] += 1;
    }
}
