// verdict: racy
// accept: never
// why: a pair of floats is stored at every float: neighbours overlap
// args: out f32[101] out; f32[101] a = random; i32 n = 100
// refuted_by: 4x32 1x100
// shows: race
#include "../cuda.h"

__global__ void pairs_at_every_float(float *out, const float *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        struct Pair {
            float x, y;
        };
        *(Pair *)(out + i) = Pair{a[i], -a[i + 1]};
    }
}
