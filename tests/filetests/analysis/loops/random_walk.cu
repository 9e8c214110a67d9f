// verdict: independent_if
// condition: gridDim.x*blockDim.x >= n
// accept: must
// why: a generator per element, seeded by its number
// args: out i32[100] inside; i32 n = 100; i32 draws = 30
// launches: 1x100 4x32 7x15 100x1 13x8 2,2x64,2
// refuted_by: 1x64
// shows: difference
#include "../cuda.h"

__global__ void monte_carlo(int *inside, int n, int draws) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n)
        return;
    unsigned state = 12345u + 747796405u * i;
    int hits = 0;
    for (int k = 0; k < draws; k++) {
        state = state * 1664525u + 1013904223u;
        float x = (state >> 8) * (1.0f / 16777216.0f);
        state = state * 1664525u + 1013904223u;
        float y = (state >> 8) * (1.0f / 16777216.0f);
        if (x * x + y * y < 1.0f)
            hits++;
    }
    inside[i] = hits;
}
