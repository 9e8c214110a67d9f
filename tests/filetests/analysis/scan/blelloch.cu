// verdict: independent_if
// condition: blockDim.x == 16
// condition: gridDim.x >= rows
// condition: blockDim.y == 1
// condition: blockDim.z == 1
// accept: must
// why: up and down a tree over 32 elements, two per thread
// args: out i32[128] out; i32[128] a = random; i32 rows = 4
// launches: 4x16 5x16 9x16
// refuted_by: 4x8
// shows: difference
#include "../cuda.h"

__global__ void blelloch(int *out, const int *a, int rows) {
    __shared__ int tree[32];
    int row = blockIdx.x, t = threadIdx.x;
    if (row >= rows)
        return;
    tree[2 * t] = a[row * 32 + 2 * t];
    tree[2 * t + 1] = a[row * 32 + 2 * t + 1];
    int offset = 1;
    for (int d = 16; d > 0; d /= 2) {
        __syncthreads();
        if (t < d)
            tree[offset * (2 * t + 2) - 1] += tree[offset * (2 * t + 1) - 1];
        offset *= 2;
    }
    if (t == 0)
        tree[31] = 0;
    for (int d = 1; d < 32; d *= 2) {
        offset /= 2;
        __syncthreads();
        if (t < d) {
            int l = offset * (2 * t + 1) - 1, r = offset * (2 * t + 2) - 1;
            int left = tree[l];
            tree[l] = tree[r];
            tree[r] += left;
        }
    }
    __syncthreads();
    out[row * 32 + 2 * t] = tree[2 * t];
    out[row * 32 + 2 * t + 1] = tree[2 * t + 1];
}
