// verdict: fixed_total_only
// accept: never
// why: the function asks for the number of threads itself
// args: out f64[100] out; f64[100] a = random; i32 n = 100
// launches: 2x32 1x64 4x16
// refuted_by: 1x32 3x32
// shows: difference
#include "../cuda.h"

__device__ __noinline__ double shifted(double x) {
    double v[9];
    for (int k = 0; k < 9; k++)
        v[k] = x * (k * 7 % 9) + (k * k % 5) + blockDim.x * gridDim.x;
    for (int k = 0; k < 9; k++)
        for (int j = 0; j + 1 < 9; j++)
            if (v[j] > v[j + 1]) {
                double t = v[j];
                v[j] = v[j + 1];
                v[j + 1] = t;
            }
    return v[4] + v[0] * v[8];
}

__global__ void large_asks_for_block(double *out, const double *a, int n) {
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x)
        out[i] = shifted(a[i]);
}
