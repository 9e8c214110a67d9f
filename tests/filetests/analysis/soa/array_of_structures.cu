// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: an array of structures, written by id field by field
// args: out f32[300] p; f32[300] v = random; f32 dt = 2; i32 n = 100
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

struct Particle {
    float x, y, z;
};
__global__ void drift_aos(Particle *p, const Particle *v, float dt, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        p[i].x = v[i].x * dt;
        p[i].y = v[i].y * dt;
        p[i].z = v[i].z * dt;
    }
}
