// verdict: independent
// accept: must
// why: all threads write one value to one place
// args: out i32[1] out; i32 v = 7
// launches: 1x1 1x7 3x5 4x32 50x3 2,2x3,4
// shows: none
#include "../cuda.h"

__global__ void same_by_all(int *out, int v) { *out = v * v; }
