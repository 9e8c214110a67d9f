// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: a table in the code
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__constant__ const int primes[8] = {2, 3, 5, 7, 11, 13, 17, 19};
__global__ void constant_table(int *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        out[i] = a[i] * primes[i & 7] + primes[a[i] & 7];
}
