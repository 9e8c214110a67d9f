"""Numba-CUDA: one kernel per workload; for w5 a product kernel and a sum on the device by atomics per block."""
import math

import numpy as np

import common

# Numba asks for these names at its start, also of a numpy that has dropped them.
for gone, instead in (("row_stack", "vstack"), ("in1d", "isin"), ("trapz", "trapezoid")):
    if not hasattr(np, gone):
        setattr(np, gone, getattr(np, instead))
common.start("Numba-CUDA", "numba")
from numba import cuda, float64

BLOCK = 256


@cuda.jit
def rel_diff(x, y, out):
    i = cuda.grid(1)
    if i < out.size:
        out[i] = 2 * (x[i] - y[i]) / (x[i] + y[i])


@cuda.jit
def rel_diff_f32(x, y, out):
    i = cuda.grid(1)
    if i < out.size:
        out[i] = np.float32(2) * (x[i] - y[i]) / (x[i] + y[i])


@cuda.jit
def black_scholes(spot, strike, years, out):
    i = cuda.grid(1)
    if i < out.size:
        s = 0.2 * math.sqrt(years[i])
        d1 = (math.log(spot[i] / strike[i]) + (0.05 + 0.5 * 0.2 * 0.2) * years[i]) / s
        d2 = d1 - s
        out[i] = spot[i] * (0.5 * math.erfc(-d1 / math.sqrt(2.0))) - strike[i] * math.exp(-0.05 * years[i]) * (
            0.5 * math.erfc(-d2 / math.sqrt(2.0)))


@cuda.jit
def mandel(x, y, n, out):
    i = cuda.grid(1)
    if i < out.size:
        zr = 0.0
        zi = 0.0
        result = 255
        re = x[i]
        im = y[i]
        for k in range(n):
            zr, zi = zr * zr - zi * zi + re, zr * zi + zi * zr + im
            if zr * zr + zi * zi >= 4:
                result = 255 * k // n
                break
        out[i] = result


@cuda.jit
def great_circle(a, b, c, d, out):
    i = cuda.grid(1)
    if i < out.size:
        p = math.radians(a[i])
        q = math.radians(c[i])
        u = math.sin((q - p) / 2)
        v = math.sin(math.radians(d[i] - b[i]) / 2)
        h = u * u + math.cos(p) * math.cos(q) * v * v
        out[i] = 2 * 3958.7613 * math.asin(math.sqrt(min(h, 1.0)))


@cuda.jit
def w5(a, b, c, out):
    shared = cuda.shared.array(BLOCK, float64)
    total = 0.0
    i = cuda.grid(1)
    while i < a.size:
        x = a[i]
        if x * x * (3 - 2 * x) > 0.5:
            total += 2 * (x - b[i]) / (x + b[i]) * (c[i] * c[i] * 0.5 + 1)
        i += cuda.gridsize(1)
    t = cuda.threadIdx.x
    shared[t] = total
    cuda.syncthreads()
    half = BLOCK // 2
    while half > 0:
        if t < half:
            shared[t] += shared[t + half]
        cuda.syncthreads()
        half //= 2
    if t == 0:
        cuda.atomic.add(out, 0, shared[0])


def timed(work):
    def once():
        start, end = cuda.event(), cuda.event()
        start.record()
        work()
        end.record()
        end.synchronize()
        return cuda.event_elapsed_time(start, end) / 1e3
    return once


def peer(name):
    kernels = {"rel_diff": rel_diff, "rel_diff_f32": rel_diff_f32, "black_scholes": black_scholes,
               "great_circle": great_circle, "w5": w5}
    kernel = kernels.get(name, mandel)
    more = [int(name.split("_")[1])] if kernel is mandel else []

    def resident(device):
        if kernel is w5:
            grid, out = 2048, cuda.to_device(np.zeros(1))
        else:
            grid = (device[0].size + BLOCK - 1) // BLOCK
            out = cuda.device_array(device[0].size, np.int32 if kernel is mandel else device[0].dtype)
        # The sum of one launch only counts where it is checked: later launches add to it.
        run = lambda: kernel[grid, BLOCK](*device, *more, out)
        run()
        cuda.synchronize()
        copy = out.copy_to_host() if kernel is w5 else out
        return copy, timed(run)

    def download(result):
        return result[0] if kernel is w5 else result.copy_to_host()

    return (lambda host: [cuda.to_device(array) for array in host]), resident, download


common.measure("Numba-CUDA", peer)
