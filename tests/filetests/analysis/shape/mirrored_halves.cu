// verdict: racy
// accept: never
// why: thread i and thread n-1-i both write the pair
// args: out i32[100] a = random; i32 n = 100
// refuted_by: 4x32 1x100
// shows: race
#include "../cuda.h"

__global__ void reversed_in_place(int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        int other = a[n - 1 - i];
        a[i] = other;
    }
}
