// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// opt: O3
// why: each point looks for its nearest centre
// args: out i32[50] nearest; f32[100] points = random; f32[8] centres = random; i32 n = 50; i32 k = 4
// launches: 1x50 4x16 7x8 64x1
// refuted_by: 1x32
// shows: difference
#include "../cuda.h"

__global__ void assign(int *nearest, const float2 *points, const float2 *centres, int n, int k) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n)
        return;
    float best = 1e30f;
    int which = 0;
    for (int c = 0; c < k; c++) {
        float dx = points[i].x - centres[c].x, dy = points[i].y - centres[c].y;
        float d = dx * dx + dy * dy;
        if (d < best) {
            best = d;
            which = c;
        }
    }
    nearest[i] = which;
}
