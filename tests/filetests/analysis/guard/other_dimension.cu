// verdict: fixed_total_only
// accept: may
// why: the guard asks for y's thread, the element is x's: as many elements are written as there are threads in x
// args: out i32[128] out; i32[128] a = random; i32 n = 100
// launches: 4x32 1x128 16x8
// refuted_by: 2x32 1x100
// shows: difference
#include "../cuda.h"

__global__ void wrong_guard(int *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    int j = blockIdx.y * blockDim.y + threadIdx.y;
    if (j < n)
        out[i] = a[i] + 1;
}
