// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// condition: n <= 32
// condition: gridDim.y*blockDim.y == 1
// condition: gridDim.z*blockDim.z == 1
// accept: must
// why: a thread goes through its column twice, in two loops: what the second one writes, the first one read in no other column
// args: out f32[1024] a = random; f32[32] q = random; i32 rows = 9; i32 n = 20
// launches: 1x20 2x10 3x32 20x1
// refuted_by: 1x19
// shows: difference
#include "../cuda.h"

__global__ void two_passes(float *a, const float *q, int rows, int n) {
    int j = blockIdx.x * blockDim.x + threadIdx.x;
    if (j < n) {
        float sum = 0.0f;
        for (int i = 0; i < rows; i++)
            sum += q[i] * a[i * 32 + j];
        for (int i = 0; i < rows; i++)
            a[i * 32 + j] -= q[i] * sum;
    }
}
