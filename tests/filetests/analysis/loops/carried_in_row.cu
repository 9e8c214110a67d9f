// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: a value is carried along the thread's own row
// args: out f64[20] out; f64[200] a = random; i32 n = 20
// launches: 1x20 4x8 7x3 20x1
// refuted_by: 1x10
// shows: difference
#include "../cuda.h"

__global__ void horner(double *out, const double *a, int n) {
    int row = blockIdx.x * blockDim.x + threadIdx.x;
    if (row < n) {
        double v = 0.0;
        for (int k = 0; k < 10; k++)
            v = v * 0.5 + a[10 * row + k];
        out[row] = v;
    }
}
