// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: structures of a double, an int and a byte, written field by field
// args: out u8[1600] out; i32[100] a = random; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

struct Mixed {
    double d;
    int i;
    char c;
};
__global__ void mixed_fields(Mixed *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        out[i].d = a[i] * 0.5;
        out[i].i = a[i];
        out[i].c = 'x';
    }
}
