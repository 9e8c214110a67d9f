// verdict: racy
// accept: never
// why: all threads update the same places
// args: out i32[10] a = random; i32 n = 10
// refuted_by: 1x2 2x4
// shows: race
#include "../cuda.h"

__global__ void update_by_all(int *a, int n) {
    for (int i = 0; i < n; i++)
        a[i] = a[i] * 3 + 1;
}
