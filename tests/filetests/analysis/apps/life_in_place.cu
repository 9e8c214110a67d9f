// verdict: racy
// accept: never
// why: the step of life in place
// args: out u8[120] cells = i*i%7%2; i32 w = 10; i32 h = 12
// refuted_by: 2,3x8,4
// shows: race
#include "../cuda.h"

__global__ void life_in_place(unsigned char *cells, int w, int h) {
    int x = blockIdx.x * blockDim.x + threadIdx.x;
    int y = blockIdx.y * blockDim.y + threadIdx.y;
    if (x >= w || y >= h)
        return;
    int around = cells[y * w + (x + 1) % w] + cells[y * w + (x + w - 1) % w] + cells[(y + 1) % h * w + x];
    cells[y * w + x] = around == 2;
}
