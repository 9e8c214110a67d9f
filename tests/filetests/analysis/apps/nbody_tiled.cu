// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// condition: n % blockDim.x == 0
// condition: blockDim.y == 1
// condition: blockDim.z == 1
// accept: may
// why: bodies come by tiles as long as the block, but in the same order
// args: out f32[24] force; f32[24] body = random; i32 n = 24
// launches: 1x24 2x12 5x8 24x1 7x6
// refuted_by: 2x9 1x12
// shows: difference
#include "../cuda.h"

__global__ void nbody_tiled(float *force, const float *body, int n) {
    extern __shared__ float bodies[];
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    float me = i < n ? body[i] : 0.0f;
    float sum = 0.0f;
    for (int start = 0; start < n; start += blockDim.x) {
        bodies[threadIdx.x] = start + threadIdx.x < n ? body[start + threadIdx.x] : 1e9f;
        __syncthreads();
        for (int k = 0; k < blockDim.x; k++) {
            float d = bodies[k] - me;
            sum += d / (d * d + 0.1f);
        }
        __syncthreads();
    }
    if (i < n)
        force[i] = sum;
}
