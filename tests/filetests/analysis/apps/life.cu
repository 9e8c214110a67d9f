// verdict: independent_if
// condition: gridDim.x*blockDim.x >= w
// condition: gridDim.y*blockDim.y >= h
// accept: must
// why: a step of the game of life on a torus
// args: out u8[120] next; u8[120] cells = i*i%7%2; i32 w = 10; i32 h = 12
// launches: 2,3x8,4 1,1x16,12 16,12x1,1 5,1x3,12
// refuted_by: 1,1x8,8
// shows: difference
#include "../cuda.h"

__global__ void life(unsigned char *next, const unsigned char *cells, int w, int h) {
    int x = blockIdx.x * blockDim.x + threadIdx.x;
    int y = blockIdx.y * blockDim.y + threadIdx.y;
    if (x >= w || y >= h)
        return;
    int around = 0;
    for (int dy = -1; dy <= 1; dy++)
        for (int dx = -1; dx <= 1; dx++)
            if (dx != 0 || dy != 0)
                around += cells[(y + dy + h) % h * w + (x + dx + w) % w];
    next[y * w + x] = around == 3 || (around == 2 && cells[y * w + x]);
}
