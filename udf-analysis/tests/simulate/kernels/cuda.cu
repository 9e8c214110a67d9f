// Compiled by: clang++-22 -x cuda -nocudainc -nocudalib --cuda-device-only --cuda-gpu-arch=sm_80 -Xclang -target-feature -Xclang +ptx80 -S -emit-llvm, at -O0 -gline-tables-only and at -O2
#define __global__ __attribute__((global))
#define __device__ __attribute__((device))
#define __shared__ __attribute__((shared))
#define __constant__ __attribute__((constant))
#define __host__ __attribute__((host))
#define tidx __nvvm_read_ptx_sreg_tid_x()
#define tidy __nvvm_read_ptx_sreg_tid_y()
#define bidx __nvvm_read_ptx_sreg_ctaid_x()
#define bidy __nvvm_read_ptx_sreg_ctaid_y()
#define bdim __nvvm_read_ptx_sreg_ntid_x()
#define gdim __nvvm_read_ptx_sreg_nctaid_x()
#define __syncthreads() __nvvm_bar_sync(0)

extern "C" __global__ void saxpy(float a, const float *x, float *y, int n) {
  int i = bidx * bdim + tidx;
  if (i < n) y[i] = a * x[i] + y[i];
}
extern "C" __global__ void reduce(const int *x, int *out, int n) {
  __shared__ int s[1024];
  int t = tidx;
  int sum = 0;
  for (int i = bidx * bdim + t; i < n; i += bdim * gdim) sum += x[i];
  s[t] = sum;
  __syncthreads();
  for (int k = bdim / 2; k > 0; k >>= 1) {
    if (t < k) s[t] += s[t + k];
    __syncthreads();
  }
  if (t == 0) __nvvm_atom_add_gen_i(out, s[0]);
}
extern "C" __global__ void broken(const int *x, int *out, int n) {
  __shared__ int s[1024];
  int t = tidx;
  s[t] = x[t];
  out[t] = s[bdim - 1 - t];
}
struct P { float x, y, z; int k[4]; };
__device__ __attribute__((noinline)) float dot(P p, const float *v) { p.k[0] += 1; return p.x * v[0] + p.y * v[1] + p.z * v[2] + p.k[p.k[1] & 3]; }
extern "C" __global__ void bystruct(P p, const float *v, float *out) {
  int i = bidx * bdim + tidx;
  out[i] = dot(p, v) + p.k[i & 3];
}
__constant__ int table[5] = {3, 1, 4, 1, 5};
__device__ int counter = 7;
extern "C" __global__ void globals(int *out) {
  int i = bidx * bdim + tidx;
  out[i] = table[i % 5] + counter;
}
extern "C" __global__ void warp(int *out) {
  int v = tidx;
  for (int d = 16; d; d >>= 1) v += __nvvm_shfl_sync_down_i32(0xffffffffu, v, d, 31);
  out[bidx * bdim + tidx] = v;
}
extern "C" __global__ void matmul(const float *a, const float *b, float *c, int n) {
  __shared__ float as[16][16], bs[16][16];
  int row = bidy * 16 + tidy, col = bidx * 16 + tidx;
  float acc = 0;
  for (int m = 0; m < n / 16; ++m) {
    as[tidy][tidx] = a[row * n + m * 16 + tidx];
    bs[tidy][tidx] = b[(m * 16 + tidy) * n + col];
    __syncthreads();
    for (int k = 0; k < 16; ++k) acc += as[tidy][k] * bs[k][tidx];
    __syncthreads();
  }
  c[row * n + col] = acc;
}
