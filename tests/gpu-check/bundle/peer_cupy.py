"""CuPy: one fused kernel per workload (ElementwiseKernel, for w5 ReductionKernel)."""
import common

cp = common.start("CuPy", "cupy")

MANDEL = """
    double zr = 0, zi = 0;
    int result = 255;
    for (int i = 0; i < n; i++) {
        double t = zr * zr - zi * zi + x;
        zi = zr * zi + zi * zr + y;
        zr = t;
        if (zr * zr + zi * zi >= 4) { result = 255 * i / n; break; }
    }
    out = result;
"""
BLACK_SCHOLES = """
    double s = 0.2 * sqrt(years);
    double d1 = (log(spot / strike) + (0.05 + 0.5 * 0.2 * 0.2) * years) / s;
    double d2 = d1 - s;
    out = spot * (0.5 * erfc(-d1 / sqrt(2.0))) - strike * exp(-0.05 * years) * (0.5 * erfc(-d2 / sqrt(2.0)));
"""
GREAT_CIRCLE = """
    const double radian = 3.14159265358979323846 / 180;
    double p = a * radian, q = c * radian, u = sin((q - p) / 2), v = sin((d - b) * radian / 2);
    double h = u * u + cos(p) * cos(q) * v * v;
    out = 2 * 3958.7613 * asin(sqrt(min(h, 1.0)));
"""
KERNELS = {
    "rel_diff": lambda: cp.ElementwiseKernel("T x, T y", "T out", "out = (T)2 * (x - y) / (x + y)", "rel_diff"),
    "black_scholes": lambda: cp.ElementwiseKernel(
        "float64 spot, float64 strike, float64 years", "float64 out", BLACK_SCHOLES, "black_scholes"),
    "mandel": lambda: cp.ElementwiseKernel("float64 x, float64 y, int32 n", "int32 out", MANDEL, "mandel"),
    "great_circle": lambda: cp.ElementwiseKernel(
        "float64 a, float64 b, float64 c, float64 d", "float64 out", GREAT_CIRCLE, "great_circle"),
    "w5": lambda: cp.ReductionKernel(
        "T x, T y, T z", "T out",
        "x * x * (3 - 2 * x) > 0.5 ? 2 * (x - y) / (x + y) * (z * z * 0.5 + 1) : 0.0", "a + b", "out = a", "0", "w5"),
}


def timed(work):
    def once():
        start, end = cp.cuda.Event(), cp.cuda.Event()
        start.record()
        work()
        end.record()
        end.synchronize()
        return cp.cuda.get_elapsed_time(start, end) / 1e3
    return once


def peer(name):
    key = "mandel" if name.startswith("mandel") else "rel_diff" if name.startswith("rel_diff") else name
    kernel = KERNELS[key]()
    more = [int(name.split("_")[1])] if key == "mandel" else []

    def resident(device):
        if name == "w5":
            return kernel(*device), timed(lambda: kernel(*device))
        out = kernel(*device, *more)
        return out, timed(lambda: kernel(*device, *more, out))

    return (lambda host: [cp.asarray(array) for array in host]), resident, lambda result: result.get()


common.measure("CuPy", peer)
