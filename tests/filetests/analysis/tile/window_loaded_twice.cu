// verdict: racy
// accept: never
// why: the right border is written to the last column of the tile itself, by other threads
// args: out f32[600] out; f32[600] a = random; i32 w = 27; i32 h = 11; i32 s = 30
// refuted_by: 2,3x16,4
// shows: race
#include "../cuda.h"

__global__ void window_loaded_twice(float *out, const float *a, int w, int h, int s) {
    __shared__ float tile[18 * 6];
    int x = blockIdx.x * blockDim.x + threadIdx.x, y = blockIdx.y * blockDim.y + threadIdx.y;
    int at = threadIdx.x + 1 + (threadIdx.y + 1) * 18;
    tile[at] = a[min(x, w - 1) + min(y, h - 1) * s];
    if (threadIdx.y == 0) {
        int first = blockIdx.y * blockDim.y;
        tile[threadIdx.x + 1] = a[min(x, w - 1) + max(first - 1, 0) * s];
        tile[threadIdx.x + 1 + 5 * 18] = a[min(x, w - 1) + min(first + 4, h - 1) * s];
    } else if (threadIdx.y == 1 && threadIdx.x < 4) {
        int row = blockIdx.y * blockDim.y + threadIdx.x, first = blockIdx.x * blockDim.x;
        tile[18 + threadIdx.x * 18] = a[max(first - 1, 0) + min(row, h - 1) * s];
        tile[18 + threadIdx.x * 18 + 16] = a[min(first + 16, w - 1) + min(row, h - 1) * s];
    }
    __syncthreads();
    if (x < w && y < h)
        out[x + y * s] = tile[at - 1] + tile[at + 1] + tile[at - 18] + tile[at + 18] - 4.0f * tile[at];
}
