// verdict: independent_if
// condition: blockDim.x == blockDim.y
// condition: gridDim.x*blockDim.x >= n
// condition: gridDim.y*blockDim.y >= n
// condition: n % blockDim.x == 0
// accept: may
// why: tiles as large as the block: products are added in the order of k whatever its size
// args: out f32[144] c; f32[144] a = random; f32[144] b = random; i32 n = 12
// launches: 3,3x4,4 4,4x3,3 6,7x2,2 12,12x1,1 1,1x12,12
// refuted_by: 3,3x5,5
// shows: difference
#include "../cuda.h"

__global__ void matmul_dynamic(float *c, const float *a, const float *b, int n) {
    extern __shared__ float tiles[];
    int side = blockDim.x;
    float *at = tiles, *bt = tiles + side * side;
    int tx = threadIdx.x, ty = threadIdx.y;
    int col = blockIdx.x * side + tx, row = blockIdx.y * side + ty;
    float sum = 0.0f;
    for (int t = 0; t < n / side; t++) {
        at[ty * side + tx] = row < n ? a[row * n + t * side + tx] : 0.0f;
        bt[ty * side + tx] = col < n ? b[(t * side + ty) * n + col] : 0.0f;
        __syncthreads();
        for (int k = 0; k < side; k++)
            sum += at[ty * side + k] * bt[k * side + tx];
        __syncthreads();
    }
    if (row < n && col < n)
        c[row * n + col] = sum;
}
