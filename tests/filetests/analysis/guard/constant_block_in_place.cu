// verdict: independent_if
// condition: blockDim.x == 16
// condition: gridDim.x*16 >= n
// condition: gridDim.y*blockDim.y == 1
// condition: gridDim.z*blockDim.z == 1
// accept: must
// why: with longer blocks two threads would update the same element
// args: out f32[100] a = random; i32 n = 100
// launches: 7x16 8x16 12x16
// refuted_by: 7x20
// shows: race
#include "../cuda.h"

__global__ void constant_block_in_place(float *a, int n) {
    int i = blockIdx.x * 16 + threadIdx.x;
    if (i < n)
        a[i] = a[i] * 2.0f + 1.0f;
}
