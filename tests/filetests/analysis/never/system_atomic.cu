// verdict: depends_on
// accept: never
// why: each thread adds to one number, by an atomic of the whole system's scope
// args: out i32[1] sum
// refuted_by: 4x8 5x8
// shows: difference
#include "../cuda.h"

__global__ void system_atomic(int *sum) { atomicAdd_system(sum, 1); }
