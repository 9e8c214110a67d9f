// What the kernels of this folder ask of CUDA's headers, spelled so that clang makes the same LLVM IR of it as with the real
// ones. No CUDA toolkit is needed.
#pragma once

typedef unsigned long size_t;
typedef unsigned char uint8_t;
typedef unsigned short uint16_t;
typedef unsigned int uint32_t;
typedef unsigned long uint64_t;
typedef long int64_t;

#define __global__ __attribute__((global))
#define __device__ __attribute__((device))
#define __shared__ __attribute__((shared))
#define __constant__ __attribute__((constant))
#define __noinline__ __attribute__((noinline))
#define __forceinline__ inline __attribute__((always_inline))

// threadIdx and its like: a read of a member is a read of a special register.
#define SPECIAL_REGISTERS(NAME, REGISTER)                                                                                  \
    struct NAME##_registers {                                                                                              \
        __declspec(property(get = get_x)) unsigned x;                                                                      \
        __declspec(property(get = get_y)) unsigned y;                                                                      \
        __declspec(property(get = get_z)) unsigned z;                                                                      \
        static __forceinline__ __device__ unsigned get_x() { return __nvvm_read_ptx_sreg_##REGISTER##_x(); }               \
        static __forceinline__ __device__ unsigned get_y() { return __nvvm_read_ptx_sreg_##REGISTER##_y(); }               \
        static __forceinline__ __device__ unsigned get_z() { return __nvvm_read_ptx_sreg_##REGISTER##_z(); }               \
    };                                                                                                                     \
    extern const __device__ __attribute__((weak)) NAME##_registers NAME;

SPECIAL_REGISTERS(threadIdx, tid)
SPECIAL_REGISTERS(blockIdx, ctaid)
SPECIAL_REGISTERS(blockDim, ntid)
SPECIAL_REGISTERS(gridDim, nctaid)
#undef SPECIAL_REGISTERS

#define warpSize 32

struct __attribute__((aligned(8))) float2 {
    float x, y;
};
struct __attribute__((aligned(16))) float4 {
    float x, y, z, w;
};
struct __attribute__((aligned(16))) int4 {
    int x, y, z, w;
};
struct __attribute__((aligned(4))) uchar4 {
    unsigned char x, y, z, w;
};

#define DEVICE static __forceinline__ __device__

DEVICE int min(int a, int b) { return a < b ? a : b; }
DEVICE int max(int a, int b) { return a > b ? a : b; }
DEVICE unsigned min(unsigned a, unsigned b) { return a < b ? a : b; }
DEVICE unsigned max(unsigned a, unsigned b) { return a > b ? a : b; }
DEVICE long min(long a, long b) { return a < b ? a : b; }
DEVICE long max(long a, long b) { return a > b ? a : b; }
DEVICE float fminf(float a, float b) { return __nvvm_fmin_f(a, b); }
DEVICE float fmaxf(float a, float b) { return __nvvm_fmax_f(a, b); }
DEVICE float fabsf(float a) { return __builtin_fabsf(a); }
DEVICE double fabs(double a) { return __builtin_fabs(a); }
DEVICE float sqrtf(float a) { return __nvvm_sqrt_rn_f(a); }
DEVICE double sqrt(double a) { return __nvvm_sqrt_rn_d(a); }
DEVICE float floorf(float a) { return __builtin_floorf(a); }
DEVICE float fmaf(float a, float b, float c) { return __builtin_fmaf(a, b, c); }

// What libdevice would define.
extern "C" __device__ __attribute__((const)) float __nv_expf(float);
extern "C" __device__ __attribute__((const)) float __nv_logf(float);
extern "C" __device__ __attribute__((const)) float __nv_sinf(float);
extern "C" __device__ __attribute__((const)) double __nv_exp(double);
DEVICE float expf(float a) { return __nv_expf(a); }
DEVICE float logf(float a) { return __nv_logf(a); }
DEVICE float sinf(float a) { return __nv_sinf(a); }
DEVICE double exp(double a) { return __nv_exp(a); }

// Atomics of generic pointers, as __iAtomicAdd and its like are.
DEVICE int atomicAdd(int *p, int v) { return __nvvm_atom_add_gen_i(p, v); }
DEVICE unsigned atomicAdd(unsigned *p, unsigned v) { return __nvvm_atom_add_gen_i((int *)p, (int)v); }
DEVICE unsigned long long atomicAdd(unsigned long long *p, unsigned long long v) {
    return __nvvm_atom_add_gen_ll((long long *)p, (long long)v);
}
DEVICE float atomicAdd(float *p, float v) { return __nvvm_atom_add_gen_f(p, v); }
DEVICE double atomicAdd(double *p, double v) { return __nvvm_atom_add_gen_d(p, v); }
DEVICE int atomicSub(int *p, int v) { return __nvvm_atom_add_gen_i(p, -v); }
DEVICE int atomicMin(int *p, int v) { return __nvvm_atom_min_gen_i(p, v); }
DEVICE int atomicMax(int *p, int v) { return __nvvm_atom_max_gen_i(p, v); }
DEVICE unsigned atomicMin(unsigned *p, unsigned v) { return __nvvm_atom_min_gen_ui(p, v); }
DEVICE unsigned atomicMax(unsigned *p, unsigned v) { return __nvvm_atom_max_gen_ui(p, v); }
DEVICE int atomicAnd(int *p, int v) { return __nvvm_atom_and_gen_i(p, v); }
DEVICE int atomicOr(int *p, int v) { return __nvvm_atom_or_gen_i(p, v); }
DEVICE int atomicXor(int *p, int v) { return __nvvm_atom_xor_gen_i(p, v); }
DEVICE int atomicExch(int *p, int v) { return __nvvm_atom_xchg_gen_i(p, v); }
DEVICE int atomicCAS(int *p, int expected, int v) { return __nvvm_atom_cas_gen_i(p, expected, v); }
DEVICE unsigned atomicInc(unsigned *p, unsigned v) { return __nvvm_atom_inc_gen_ui(p, v); }
DEVICE int atomicAdd_system(int *p, int v) { return __nvvm_atom_sys_add_gen_i(p, v); }
DEVICE int atomicAdd_block(int *p, int v) { return __nvvm_atom_cta_add_gen_i(p, v); }
DEVICE int atomicExch_system(int *p, int v) { return __nvvm_atom_sys_xchg_gen_i(p, v); }

// Warps. The last operand of a shuffle is the clamp that a width of 32 gives.
DEVICE int __shfl_sync(unsigned mask, int v, int lane) { return __nvvm_shfl_sync_idx_i32(mask, v, lane, 0x1f); }
DEVICE int __shfl_up_sync(unsigned mask, int v, int by) { return __nvvm_shfl_sync_up_i32(mask, v, by, 0); }
DEVICE int __shfl_down_sync(unsigned mask, int v, int by) { return __nvvm_shfl_sync_down_i32(mask, v, by, 0x1f); }
DEVICE int __shfl_xor_sync(unsigned mask, int v, int by) { return __nvvm_shfl_sync_bfly_i32(mask, v, by, 0x1f); }
DEVICE float __shfl_down_sync(unsigned mask, float v, int by) { return __nvvm_shfl_sync_down_f32(mask, v, by, 0x1f); }
DEVICE float __shfl_xor_sync(unsigned mask, float v, int by) { return __nvvm_shfl_sync_bfly_f32(mask, v, by, 0x1f); }
DEVICE unsigned __ballot_sync(unsigned mask, int p) { return __nvvm_vote_ballot_sync(mask, p); }
DEVICE int __any_sync(unsigned mask, int p) { return __nvvm_vote_any_sync(mask, p); }
DEVICE int __all_sync(unsigned mask, int p) { return __nvvm_vote_all_sync(mask, p); }
DEVICE unsigned __activemask() { return __nvvm_activemask(); }
DEVICE void __syncwarp(unsigned mask = 0xffffffff) { __nvvm_bar_warp_sync(mask); }
DEVICE int __popc(unsigned v) { return __builtin_popcount(v); }
DEVICE int __syncthreads_count(int p) { return __nvvm_bar0_popc(p); }
DEVICE int __syncthreads_or(int p) { return __nvvm_bar0_or(p); }
DEVICE long long clock64() { return __nvvm_read_ptx_sreg_clock64(); }
DEVICE void __trap() { __builtin_trap(); }
DEVICE int __ldg(const int *p) { return __nvvm_ldg_i(p); }
extern "C" __device__ void __assertfail(const char *, const char *, unsigned, const char *, size_t);
extern "C" __device__ int vprintf(const char *, const char *);
DEVICE void __threadfence() { __nvvm_membar_gl(); }

#undef DEVICE
