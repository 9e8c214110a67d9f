// verdict: unknown
// accept: never
// why: rows that don't take part leave their warp at different votes, which pair rows of different rounds
// args: out i32[256] out; i32[256] a = random; i32 n = 256
// refuted_by: 1x32 2x32
// shows: difference
#include "../cuda.h"

__global__ void paired_rounds(int *out, const int *a, int n) {
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x)
        if ((i / 32 + i) % 2)
            out[i] = __ballot_sync(0xffffffff, a[i] > 0);
}
