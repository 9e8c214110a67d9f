// verdict: fixed_total_only
// accept: may
// why: each thread counts itself
// args: out i32[1] count
// launches: 4x8 1x32 32x1
// refuted_by: 1x31
// shows: difference
#include "../cuda.h"

__global__ void threads_counted(int *count) { atomicAdd(count, 1); }
