// verdict: independent
// accept: must
// why: reads through two arrays, by a grid-stride loop
// args: out i32[100] out; i32[100] a = random; i32[100] outer = i*37%100; i32[100] inner = i*11%100; i32 n = 100
// launches: 1x1 1x7 3x5 4x32 50x3 2,2x3,4
// shows: none
#include "../cuda.h"

__global__ void gather_twice(int *out, const int *a, const int *outer, const int *inner, int n) {
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x)
        out[i] = a[outer[inner[i]]] + 1;
}
