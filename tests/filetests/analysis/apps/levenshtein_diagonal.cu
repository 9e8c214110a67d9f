// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n - 1
// accept: must
// why: one diagonal from the two before
// args: out i32[100] now; i32[100] before = random; i32[100] oldest = random; u8[100] a = i*7%5; u8[100] b = i*3%5; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void levenshtein(int *now, const int *before, const int *oldest, const unsigned char *a,
                            const unsigned char *b, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x + 1;
    if (i < n) {
        int step = min(before[i - 1], before[i]) + 1;
        now[i] = min(step, oldest[i - 1] + (a[i] == b[n - i] ? 0 : 1));
    }
}
