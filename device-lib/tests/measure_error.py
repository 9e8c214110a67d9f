"""Largest errors of the real functions in units in the last place, against MPFR at 160 bits (table in docs/math.md).

    cargo rustc --release -p rbcdb-device-lib --lib --crate-type cdylib
    python3 device-lib/tests/measure_error.py target/release/librbcdb_device_lib.so [inputs per range] [function ...]

Needs libmpfr. Arguments are random: uniform in each range, one in four near a multiple of 1/16; ranges in brackets are of exponents.
"""

import ctypes
import ctypes.util
import math
import random
import sys

BITS = 160
# Ranges of arguments; lists are ranges of exponents, of either sign.
RANGES = {
    "exp": [(-745, 709), (-1, 1), [-30, 9]],
    "exp2": [(-1074, 1023), (-1, 1), [-30, 9]],
    "expm1": [(-3, 3), (-0.5, 0.5), (-40, 709), [-60, 9]],
    "log": [(0, 1000), (0.5, 2), (0.9, 1.1), [-1000, 1000]],
    "log2": [(0, 1000), (0.5, 2), (0.9, 1.1), [-1000, 1000]],
    "log10": [(0, 1000), (0.5, 2), (0.9, 1.1), [-1000, 1000]],
    "log1p": [(-0.999, 3), (-0.1, 0.1), (3, 1000), [-60, 20]],
    "pow": [(0, 10), [-5, 5]],
    "sin": [(-200, 200), (-3.2, 3.2), (-1e8, 1e8), [27, 1000]],
    "cos": [(-200, 200), (-3.2, 3.2), (-1e8, 1e8), [27, 1000]],
    "tan": [(-200, 200), (-3.2, 3.2), (-1e8, 1e8), [27, 1000]],
    "asin": [(-1, 1), (-0.5, 0.5), [-60, 0]],
    "acos": [(-1, 1), (-0.5, 0.5), [-60, 0]],
    "atan": [(-10, 10), (-1, 1), (10, 1000), [-50, 100]],
    "atan2": [(-10, 10), [-2, 2], [-300, 300], [800, 1023], [-1073, -1000]],
    "sinh": [(-710.4, 710.4), (-1, 1), (-20, 20), [-60, 5]],
    "cosh": [(-710.4, 710.4), (-1, 1), (-20, 20)],
    "tanh": [(-1, 1), (-20, 20), [-60, 5]],
    "asinh": [(-1, 1), (1, 100), [-60, 1000]],
    "acosh": [(1, 3), (1, 1.1), (3, 1000), [1, 1000]],
    "atanh": [(-1, 1), (-0.3, 0.3), [-60, 0]],
    "cbrt": [(-1000, 1000), [-1000, 1000]],
    "hypot": [(-1000, 1000), [-1000, 1000]],
    "erf": [(-1, 1), (-6, 6), [-60, 5]],
    "erfc": [(-6, 0.5), (0.5, 1), (1, 27), [-60, 5]],
    "gamma": [(0.5, 3), (3, 13), (12, 171.6), (-30, 0), (-184, -12), [-500, 6]],
    "lgamma": [(0, 0.5), (0.5, 3), (0.9, 1.1), (1.9, 2.1), (3, 13), (12, 1000)],
}
OF_TWO = {"pow", "atan2", "hypot"}


class Mpfr(ctypes.Structure):
    _fields_ = [("prec", ctypes.c_long), ("sign", ctypes.c_int), ("exp", ctypes.c_long), ("limbs", ctypes.c_void_p)]


mpfr = ctypes.CDLL(ctypes.util.find_library("mpfr") or "libmpfr.so.6")
mpfr.mpfr_get_d.restype = ctypes.c_double
for name in ("mpfr_set_d", "mpfr_sub_d"):
    getattr(mpfr, name).argtypes = [ctypes.c_void_p] * (1 + (name == "mpfr_sub_d")) + [ctypes.c_double, ctypes.c_int]


def number():
    result = Mpfr()
    mpfr.mpfr_init2(ctypes.byref(result), ctypes.c_long(BITS))
    return result


def argument(limits):
    low, high = limits
    if isinstance(limits, list):
        return math.copysign(2.0 ** random.uniform(low, high), random.random() - 0.5)
    x = random.uniform(low, high)
    if random.random() < 0.25:
        near = math.floor(x * 16) / 16
        x = near + random.randrange(-1000, 1000) * math.ulp(near)
    return x


def largest_error(name, function, limits, inputs):
    x, y, exact = number(), number(), number()
    pointers = [ctypes.byref(n) for n in (exact, x, y)]
    sign = ctypes.c_int()
    truth = getattr(mpfr, "mpfr_" + name)
    worst = 0.0
    for _ in range(inputs):
        arguments = [argument(limits) for _ in range(1 + (name in OF_TWO))]
        if name == "pow":
            arguments[0] = abs(arguments[0])
        for pointer, value in zip(pointers[1:], arguments):
            mpfr.mpfr_set_d(pointer, value, 0)
        if name == "lgamma":
            truth(pointers[0], ctypes.byref(sign), pointers[1], 0)
        else:
            truth(*pointers[: 1 + len(arguments)], 0)
        nearest = mpfr.mpfr_get_d(pointers[0], 0)
        if not math.isfinite(nearest) or nearest == 0.0:
            continue
        unit = max(exact.exp - 53, -1074)
        mpfr.mpfr_sub_d(pointers[0], pointers[0], function(*arguments), 0)
        mpfr.mpfr_mul_2si(pointers[0], pointers[0], ctypes.c_long(-unit), 0)
        worst = max(worst, abs(mpfr.mpfr_get_d(pointers[0], 0)))
    return worst


def main():
    library = ctypes.CDLL(sys.argv[1])
    inputs = int(sys.argv[2]) if len(sys.argv) > 2 else 10000
    for name in sys.argv[3:] or RANGES:
        function = getattr(library, "rbc_" + name)
        function.restype = ctypes.c_double
        function.argtypes = [ctypes.c_double] * (1 + (name in OF_TWO))
        errors = [largest_error(name, function, limits, inputs) for limits in RANGES[name]]
        print(f"{name:8} {max(errors):.3f}  ({', '.join(f'{error:.3f}' for error in errors)})", flush=True)


main()
