// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: 16-bit elements, read as signed and written as unsigned
// args: out u16[100] out; i16[100] a = random; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void half_words(unsigned short *out, const short *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        out[i] = (unsigned short)(a[i] * 3);
}
