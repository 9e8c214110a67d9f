// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// opt: O3
// why: each body adds up the pull of all others in one order
// args: out f32[80] force; f32[80] body = random; i32 n = 20
// launches: 1x20 4x8 7x3 20x1
// refuted_by: 1x10
// shows: difference
#include "../cuda.h"

__global__ void nbody(float4 *force, const float4 *body, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n)
        return;
    float4 me = body[i];
    float fx = 0.0f, fy = 0.0f, fz = 0.0f;
    for (int k = 0; k < n; k++) {
        float4 other = body[k];
        float dx = other.x - me.x, dy = other.y - me.y, dz = other.z - me.z;
        float d2 = dx * dx + dy * dy + dz * dz + 0.01f;
        float inverse = 1.0f / sqrtf(d2);
        float pull = other.w * inverse * inverse * inverse;
        fx += dx * pull;
        fy += dy * pull;
        fz += dz * pull;
    }
    force[i] = float4{fx, fy, fz, 0.0f};
}
