// verdict: unknown
// accept: never
// why: threads fetch elements from a counter: all are done once, but who can tell from the code alone
// args: out i32[1] next; out i32[100] out; i32[100] a = random; i32 n = 100
// shows: none
#include "../cuda.h"

__global__ void work_queue(int *next, int *out, const int *a, int n) {
    for (;;) {
        int i = atomicAdd(next, 1);
        if (i >= n)
            return;
        out[i] = a[i] + 1;
    }
}
