"""PyTorch: torch.compile per workload. The loop of mandel is unrolled by the tracer, so only 20 rounds are tried."""
import math

import common

torch = common.start("torch.compile", "torch")


def rel_diff(x, y):
    return 2 * (x - y) / (x + y)


def black_scholes(spot, strike, years):
    cdf = lambda x: 0.5 * torch.special.erfc(-x / math.sqrt(2.0))
    s = 0.2 * torch.sqrt(years)
    d1 = (torch.log(spot / strike) + (0.05 + 0.5 * 0.2 * 0.2) * years) / s
    return spot * cdf(d1) - strike * torch.exp(-0.05 * years) * cdf(d1 - s)


def mandel_20(x, y):
    zr, zi = torch.zeros_like(x), torch.zeros_like(x)
    result = torch.full_like(x, 255, dtype=torch.int32)
    for i in range(20):
        zr, zi = zr * zr - zi * zi + x, zr * zi + zi * zr + y
        out = (zr * zr + zi * zi >= 4) & (result == 255)
        result = torch.where(out, 255 * i // 20, result)
    return result


def great_circle(a, b, c, d):
    a, b, c, d = map(torch.deg2rad, (a, b, c, d))
    h = torch.sin((c - a) / 2) ** 2 + torch.cos(a) * torch.cos(c) * torch.sin((d - b) / 2) ** 2
    return 2 * common.RADIUS * torch.asin(torch.sqrt(torch.clamp(h, max=1.0)))


def w5(a, b, c):
    return torch.where(a * a * (3 - 2 * a) > 0.5, 2 * (a - b) / (a + b) * (c * c * 0.5 + 1), 0.0).sum()


def peer(name):
    functions = {"rel_diff": rel_diff, "rel_diff_f32": rel_diff, "black_scholes": black_scholes,
                 "mandel_20": mandel_20, "great_circle": great_circle, "w5": w5}
    if name not in functions:
        raise NotImplementedError("a loop that the tracer would unroll 200 times")
    function = torch.compile(functions[name])

    def resident(device):
        result = function(*device)
        torch.cuda.synchronize()

        def once():
            start, end = (torch.cuda.Event(enable_timing=True) for _ in range(2))
            start.record()
            function(*device)
            end.record()
            end.synchronize()
            return start.elapsed_time(end) / 1e3

        return result, once

    return (lambda host: [torch.from_numpy(array).cuda() for array in host]), resident, lambda r: r.cpu().numpy()


common.measure("torch.compile", peer)
