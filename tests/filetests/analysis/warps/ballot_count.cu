// verdict: independent_if
// condition: blockDim.x % 32 == 0
// condition: gridDim.y*blockDim.y == 1
// condition: gridDim.z*blockDim.z == 1
// accept: may
// why: each warp counts its positive elements and one lane adds the count: the sum doesn't know warps
// args: out i32[1] count; i32[100] a = random; i32 n = 100
// launches: 4x32 2x64 1x128 5x96
// refuted_by: 3x32
// shows: difference
// condition: gridDim.x*blockDim.x >= n
#include "../cuda.h"

__global__ void ballot_count(int *count, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    unsigned votes = __ballot_sync(0xffffffff, i < n && a[i] > 0);
    if ((threadIdx.x & 31) == 0)
        atomicAdd(count, __popc(votes));
}
