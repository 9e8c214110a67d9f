// verdict: racy
// accept: never
// why: two rows share an element: if one's flag is set and the other's isn't, the last one wins
// args: out i32[50] out; i32[100] flag = random; i32 n = 100
// refuted_by: 1x128 4x32
// shows: race
#include "../cuda.h"

__global__ void halves_by_flag(int *out, const int *flag, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n)
        return;
    if (flag[i] > 0)
        out[i / 2] = 1;
    else
        out[i / 2] = 2;
}
