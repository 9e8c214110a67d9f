// verdict: unknown
// accept: never
// why: costs are read while others write them: that it makes no difference to this round is beyond a look at the accesses
// args: out i32[20] cost = i*0-1; i32[21] start = i*3; i32[60] edges = i*7%20; i32 n = 20; i32 level = 0
// shows: none
#include "../cuda.h"

__global__ void breadth_first(int *cost, const int *start, const int *edges, int n, int level) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n && cost[i] == level)
        for (int k = start[i]; k < start[i + 1]; k++)
            if (cost[edges[k]] < 0)
                cost[edges[k]] = level + 1;
}
