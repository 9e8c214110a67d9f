// verdict: independent_if
// condition: gridDim.x*blockDim.x >= rows
// accept: must
// why: two passes over the thread's own row
// args: out f64[20] out; f64[140] a = random; i32 rows = 20; i32 cols = 7
// launches: 1x20 4x8 7x3 20x1
// refuted_by: 1x19
// shows: difference
#include "../cuda.h"

__global__ void variance(double *out, const double *a, int rows, int cols) {
    int row = blockIdx.x * blockDim.x + threadIdx.x;
    if (row >= rows)
        return;
    double mean = 0.0, sum = 0.0;
    for (int c = 0; c < cols; c++)
        mean += a[row * cols + c];
    mean /= cols;
    for (int c = 0; c < cols; c++)
        sum += (a[row * cols + c] - mean) * (a[row * cols + c] - mean);
    out[row] = sum / cols;
}
