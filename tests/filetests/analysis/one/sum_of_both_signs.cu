// verdict: racy
// accept: never
// why: a difference of 0 is no sum of 0: the n-th thread of the n-th block, for all n
// args: out i32[4] out
// refuted_by: 4x8
// shows: race
#include "../cuda.h"

__global__ void sum_of_both_signs(int *out) {
    if ((int)threadIdx.x - (int)blockIdx.x == 0)
        out[0] = threadIdx.x;
}
