// verdict: independent
// accept: must
// why: the function, which isn't inlined and keeps an array of its own, computes the same from the same arguments
// args: out f64[100] out; f64[100] a = random; i32 n = 100
// launches: 1x32 2x32 3x96 7x5
// shows: none
#include "../cuda.h"

__device__ __noinline__ double sorted_middle(double x) {
    double v[9];
    for (int k = 0; k < 9; k++)
        v[k] = x * (k * 7 % 9) + (k * k % 5);
    for (int k = 0; k < 9; k++)
        for (int j = 0; j + 1 < 9; j++)
            if (v[j] > v[j + 1]) {
                double t = v[j];
                v[j] = v[j + 1];
                v[j + 1] = t;
            }
    return v[4] + v[0] * v[8];
}

__global__ void large_pure(double *out, const double *a, int n) {
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x)
        out[i] = sorted_middle(a[i]);
}
