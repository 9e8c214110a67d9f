// verdict: independent_if
// condition: blockDim.x % 32 == 0
// accept: must
// why: warps go through the rows 32 at a time, and each word is the vote on its own 32 rows, whichever warp takes them
// args: out i32[4] words; i32[100] a = random; i32 n = 100
// launches: 1x32 2x32 1x64 3x96 5x32,3
// refuted_by: 1x16 3x40
// shows: difference
#include "../cuda.h"

__global__ void bitmap(unsigned *words, const int *a, int n) {
    long long total = (long long)gridDim.x * blockDim.x;
    for (long long i = (long long)blockIdx.x * blockDim.x + threadIdx.x; (i & ~31LL) < n; i += total) {
        unsigned word = __ballot_sync(0xffffffff, i < n && a[i] > 0);
        if ((i & 31) == 0)
            words[i >> 5] = word;
    }
}
