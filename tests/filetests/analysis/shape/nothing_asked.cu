// verdict: independent
// accept: must
// why: all threads do the same to the same places
// args: out i32[10] out; i32[10] a = random; i32 n = 10
// launches: 1x1 1x7 3x5 4x32 50x3 2,2x3,4
// shows: none
#include "../cuda.h"

__global__ void nothing_asked(int *out, const int *a, int n) {
    for (int i = 0; i < n; i++)
        out[i] = a[i] + i;
}
