// verdict: unknown
// accept: never
// why: assembly that reads the carry flag as another piece has left it
// args: out i32[100] out; i32[100] a = random; i32 n = 100
// shows: none
#include "../cuda.h"

__global__ void assembly_carry(int *out, const int *a, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        int sum, high;
        asm volatile("add.cc.u32 %0, %1, %2;" : "=r"(sum) : "r"(a[i]), "r"(i));
        asm volatile("addc.u32 %0, 0, 0;" : "=r"(high));
        out[i] = sum + high;
    }
}
