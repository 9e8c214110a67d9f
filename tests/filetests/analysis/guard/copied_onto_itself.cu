// verdict: racy
// accept: never
// why: a thread copies its pair onto itself, over what the thread before it may have stored meanwhile
// args: out i32[256] out; i32[64] a = iota; i32 n = 64
// refuted_by: 1x64 2x32
// shows: race
// opt: O0
#include "../cuda.h"

struct Pair {
    int cells[2];
};

__global__ void copied_onto_itself(Pair *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        out[i + 1].cells[0] = a[i] + 1;
        __builtin_memmove(&out[i], &out[i], sizeof(Pair));
    }
}
