// verdict: racy
// accept: never
// why: reads go anywhere in the array that is written
// args: out i32[100] a = iota; i32[100] index = i*37%100; i32 n = 100
// refuted_by: 4x32 1x100
// shows: race
#include "../cuda.h"

__global__ void gather_in_place(int *a, const int *index, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        a[i] = a[index[i]] + 1;
}
