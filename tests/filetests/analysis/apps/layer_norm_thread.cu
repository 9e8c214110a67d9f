// verdict: independent
// accept: may
// why: rows by grid-stride, each in three passes by its thread
// args: out f32[140] out; f32[140] a = random; i32 rows = 20; i32 cols = 7
// launches: 1x1 4x8 7x3 20x1 3x2
// shows: none
#include "../cuda.h"

__global__ void layer_norm(float *out, const float *a, int rows, int cols) {
    for (int r = blockIdx.x * blockDim.x + threadIdx.x; r < rows; r += gridDim.x * blockDim.x) {
        float mean = 0.0f, variance = 0.0f;
        for (int c = 0; c < cols; c++)
            mean += a[r * cols + c];
        mean /= cols;
        for (int c = 0; c < cols; c++)
            variance += (a[r * cols + c] - mean) * (a[r * cols + c] - mean);
        float scale = 1.0f / sqrtf(variance / cols + 1e-5f);
        for (int c = 0; c < cols; c++)
            out[r * cols + c] = (a[r * cols + c] - mean) * scale;
    }
}
