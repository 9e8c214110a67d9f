// verdict: independent
// accept: must
// why: prices of options, elementwise, with libdevice's functions
// args: out f32[60] call; out f32[60] put; f32[60] price = random; f32[60] strike = random; f32 rate = 0.02; f32 volatility = 0.3; i32 n = 60
// launches: 1x1 1x7 3x5 4x32 50x3 2,2x3,4
// shows: none
#include "../cuda.h"

__device__ float normal_cdf(float d) {
    float k = 1.0f / (1.0f + 0.2316419f * fabsf(d));
    float c = 0.39894228f * expf(-0.5f * d * d) * (k * (0.31938153f + k * (-0.356563782f + k * 1.781477937f)));
    return d > 0.0f ? 1.0f - c : c;
}
__global__ void black_scholes(float *call, float *put, const float *price, const float *strike, float rate,
                              float volatility, int n) {
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x) {
        float s = 10.0f + price[i], x = 10.0f + strike[i];
        float d1 = (logf(s / x) + rate + 0.5f * volatility * volatility) / volatility;
        float d2 = d1 - volatility;
        float discount = expf(-rate);
        call[i] = s * normal_cdf(d1) - x * discount * normal_cdf(d2);
        put[i] = x * discount * normal_cdf(-d2) - s * normal_cdf(-d1);
    }
}
