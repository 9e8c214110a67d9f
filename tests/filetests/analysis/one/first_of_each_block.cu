// verdict: racy
// accept: never
// why: the first thread of every block writes its own number to one place
// args: out i32[4] out; i32 n = 9
// refuted_by: 4x8
// shows: race
#include "../cuda.h"

__global__ void first_of_each_block(int *out, int n) {
    if (threadIdx.x == 0)
        out[0] = n + blockIdx.x;
}
