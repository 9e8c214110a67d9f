// verdict: depends_on
// grid_independent: true
// condition: blockDim.y == 1
// condition: blockDim.z == 1
// accept: may
// why: blockDim is multiplied in; a second row of threads would update the same cells of the window
// args: out i32[8] out; i32[8] a = random
// launches: 1x8 4x8 7x8
// refuted_by: 1x8,2
// shows: race
#include "../cuda.h"

__global__ void updated_in_shared(int *out, const int *a) {
    extern __shared__ int window[];
    int t = threadIdx.x;
    window[t] = a[t];
    __syncthreads();
    window[t] = blockDim.x * window[t];
    __syncthreads();
    out[t] = window[t];
}
