// verdict: racy
// accept: never
// why: the window is read one row further before that row is sure to be written
// args: out i32[64] out; i32[64] a = iota
// refuted_by: 1x8,4 2x8,4
// shows: race
#include "../cuda.h"

__global__ void neighbour_row(int *out, const int *a) {
    __shared__ int window[8][8];
    int x = threadIdx.x, y = threadIdx.y;
    window[y][x] = a[y * 8 + x] + (int)blockIdx.x * 0;
    out[y * 8 + x] = window[(y + 1) & 3][x];
}
