// verdict: independent_if
// condition: gridDim.x*blockDim.x >= rows
// condition: gridDim.y*blockDim.y == 1
// condition: gridDim.z*blockDim.z == 1
// accept: must
// why: each thread runs a whole table's row by row over memory of its own
// args: out i32[60] table; u8[60] a = i*7%5; u8[6] b = i*3%5; i32 rows = 10
// launches: 1x10 4x3 10x1 2x7
// refuted_by: 1x8
// shows: difference
#include "../cuda.h"

__global__ void levenshtein_row(int *table, const unsigned char *a, const unsigned char *b, int rows) {
    int t = blockIdx.x * blockDim.x + threadIdx.x;
    if (t >= rows)
        return;
    int *row = table + 6 * t;
    for (int k = 0; k < 6; k++)
        row[k] = k;
    for (int i = 0; i < 6; i++) {
        int corner = row[0];
        row[0] = i + 1;
        for (int k = 1; k < 6; k++) {
            int above = row[k];
            row[k] = min(min(above, row[k - 1]) + 1, corner + (a[6 * t + i] == b[k] ? 0 : 1));
            corner = above;
        }
    }
}
