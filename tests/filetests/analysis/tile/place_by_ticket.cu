// verdict: racy
// accept: never
// why: where a thread writes depends on when it comes, so that another one may write there, too
// args: out i32[64] out; out i32[1] tickets; i32[64] a = random; i32 n = 60
// refuted_by: 1x64 2x32
// shows: race
#include "../cuda.h"

__global__ void place_by_ticket(int *out, int *tickets, const int *a, int n) {
    __shared__ int cells[96];
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    int place = threadIdx.x;
    if (i < n) {
        place += atomicAdd(tickets, 1) & 1;
        cells[place] = a[i];
    }
    __syncthreads();
    if (i < n)
        out[i] = cells[place];
}
