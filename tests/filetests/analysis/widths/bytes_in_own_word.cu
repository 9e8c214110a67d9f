// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: may
// why: a word and then a byte of the same word, by the word's thread
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void bytes_in_own_word(int *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        out[i] = a[i];
        ((char *)out)[4 * i + 1] = 7;
    }
}
