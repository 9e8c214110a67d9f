// verdict: racy
// accept: never
// why: a byte is stored at every byte and a word at every word of the same buffer
// args: out i32[100] out; i32[100] a = iota; i32 n = 100
// refuted_by: 4x32 1x100
// shows: race
#include "../cuda.h"

__global__ void byte_beside_word(int *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        out[i] = a[i];
        ((char *)out)[i] = (char)a[n - 1 - i];
    }
}
