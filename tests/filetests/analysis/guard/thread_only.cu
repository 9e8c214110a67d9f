// verdict: depends_on
// grid_independent: true
// accept: never
// why: the guard and the element ask for the thread's place in its block only
// args: out i32[128] out; i32[128] a = random; i32 n = 100
// launches: 1x40 3x40 7x40
// refuted_by: 1x80
// shows: difference
#include "../cuda.h"

__global__ void thread_only(int *out, const int *a, int n) {
    int i = threadIdx.x;
    if (i < n)
        out[i] = a[i] + blockDim.x;
}
