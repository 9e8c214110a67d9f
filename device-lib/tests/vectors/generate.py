"""Writes the test vectors of this folder: what CPython 3.11 computes.

Each line: function, then arguments and results. Floats are their 16 hexadecimal digits, integers are decimal.
"""

import cmath
import math
import random
import struct

random.seed(20)


def bits(x):
    return struct.pack(">d", x).hex()


def anybits():
    return struct.unpack(">d", random.randbytes(8))[0]


SPECIAL = [0.0, -0.0, 1.0, -1.0, 0.5, -2.5, 5e-324, -2.2250738585072014e-308, 1e300, -1.7976931348623157e308, math.inf, -math.inf, math.nan]


def rounding():
    values = [0.5, 1.5, 2.5, 0.15, 0.25, 0.35, 2.675, 1.005, 1e15 + 0.5, 123456789.123456789, 5e-324, 1.7976931348623157e308, 4503599627370496.5, 9007199254740993.0, 0.1, 1e22, 1e23, 25.0, 35.0, 250.0, 1.0000000000000002, 8.5e-7]
    cases = [(v, n) for v in values for n in range(-24, 26, 2)]
    cases += [(v, n) for v in values for n in (-400, -309, -308, -307, -300, 300, 308, 320, 322, 323, 324, 325, 400)]
    cases += [(random.uniform(-1000, 1000), random.randint(-4, 16)) for _ in range(350)]
    cases += [(random.randint(-10**6, 10**6) / 1000 + random.choice([0, 0.0005]), random.randint(0, 4)) for _ in range(350)]
    cases += [(random.randint(-(2**40), 2**40) / 2 ** random.randint(1, 20), random.randint(-6, 15)) for _ in range(350)]
    for _ in range(350):
        x = anybits()
        if math.isfinite(x) and x:
            cases.append((x, random.randint(-3, 20) - math.floor(math.log10(abs(x)))))
    with open("rounding.txt", "w") as f:
        for x, n in cases:
            for s in (x, -x):
                try:
                    r = round(s, n)
                except OverflowError:
                    r = math.copysign(math.inf, s)
                f.write(f"round {bits(s)} {n} {bits(r)}\n")


def division():
    cases = [(x, y) for x in SPECIAL for y in SPECIAL if y != 0]
    cases += [(random.uniform(-100, 100), random.uniform(-10, 10)) for _ in range(250)]
    cases += [(random.randint(-1000, 1000) / 8, random.randint(1, 100) / 8 * random.choice([1, -1])) for _ in range(250)]
    cases += [(random.randint(-1000, 1000) / 10, random.randint(1, 100) / 10 * random.choice([1, -1])) for _ in range(250)]
    cases += [(x, y) for x, y in ((anybits(), anybits()) for _ in range(350)) if y != 0]
    with open("division.txt", "w") as f:
        for x, y in cases:
            f.write(f"div {bits(x)} {bits(y)} {bits(x // y)} {bits(x % y)}\n")


def parts():
    values = SPECIAL + [anybits() for _ in range(300)]
    with open("parts.txt", "w") as f:
        for x in values:
            f.write(f"ulp {bits(x)} {bits(math.ulp(x))}\n")
            m, e = math.frexp(x)
            f.write(f"frexp {bits(x)} {bits(m)} {e}\n")
            n = random.choice([0, 1, -1, 52, -52, random.randint(-2200, 2200), 10**18, -(10**18)])
            try:
                f.write(f"ldexp {bits(x)} {n} {bits(math.ldexp(x, n))}\n")
            except OverflowError:
                f.write(f"ldexp {bits(x)} {n} {bits(math.copysign(math.inf, x))}\n")
            y = random.choice(values)
            f.write(f"nextafter {bits(x)} {bits(y)} {bits(math.nextafter(x, y))}\n")
            if math.isfinite(x) and y != 0:
                f.write(f"remainder {bits(x)} {bits(y)} {bits(math.remainder(x, y))}\n")
            z = x * (1 + random.choice([0, 1e-9, 1e-10, 1e-5]))
            rel, tol = random.choice([(1e-9, 0.0), (0.0, 1e-3), (1e-4, 1.0), (0.0, 0.0), (0.0, math.inf)])
            f.write(f"isclose {bits(x)} {bits(z)} {bits(rel)} {bits(tol)} {int(math.isclose(x, z, rel_tol=rel, abs_tol=tol))}\n")


UNARY = "exp log log10 sqrt sin cos tan sinh cosh tanh asin acos atan asinh acosh atanh phase".split()


def complexes():
    values = [complex(a, b) for a in SPECIAL for b in SPECIAL]
    ordinary = [complex(random.uniform(-3, 3), random.uniform(-3, 3)) for _ in range(30)]
    ordinary += [complex(random.uniform(-30, 30), random.uniform(-30, 30)) for _ in range(25)]
    ordinary += [complex(random.randint(-4, 4) / 2, random.randint(-4, 4) / 2) for _ in range(25)]
    wild = [complex(10 ** random.uniform(-300, 300) * random.choice([1, -1]), 10 ** random.uniform(-300, 300) * random.choice([1, -1])) for _ in range(30)]

    def pair(z):
        return f"{bits(z.real)} {bits(z.imag)}"

    with open("complex.txt", "w") as f:
        for kind, zs in (("special", values), ("ordinary", ordinary), ("wild", wild)):
            for name in UNARY + ["abs"]:
                function = abs if name == "abs" else getattr(cmath, name)
                for z in zs:
                    try:
                        w = function(z)
                    except (ValueError, OverflowError):
                        continue
                    f.write(f"{kind} {name} {pair(z)} {pair(complex(w))}\n")
            others = random.sample(values, 40) if kind == "special" else zs
            for a in zs[:90]:
                b = random.choice(others)
                small = complex(random.randint(-20, 20), 0)
                for name, x, y in (("mul", a, b), ("div", a, b), ("pow", a, b), ("pow", a, small)):
                    try:
                        w = x * y if name == "mul" else x / y if name == "div" else x**y
                    except (ZeroDivisionError, OverflowError):
                        continue
                    f.write(f"{kind} {name} {pair(x)} {pair(y)} {pair(w)}\n")


def poles():
    """Powers, and whether CPython raises ZeroDivisionError; closeness of complex numbers."""
    parts = [0.0, -0.0, 1.0, -2.5, 1e-200, 1e308, math.inf, -math.inf, math.nan]
    bases = [complex(a, b) for a in parts for b in parts]
    exponents = [complex(a, b) for a in [0.0, 1.0, -2.0, -100.0, 0.5, -0.5, 1e308, -math.inf, math.inf, math.nan] for b in [0.0, 1.0, -1e308, math.inf, math.nan]]
    with open("poles.txt", "w") as f:
        for z in bases:
            for n in exponents:
                try:
                    z**n
                    pole = 0
                except OverflowError:
                    pole = 0
                except ZeroDivisionError:
                    pole = 1
                f.write(f"pow {bits(z.real)} {bits(z.imag)} {bits(n.real)} {bits(n.imag)} {pole}\n")
            for scale in (1.0, 1 + 1e-10, 1 + 1e-8, -1.0, 1j):
                w = z * scale
                for rel, tol in ((1e-9, 0.0), (0.0, 1e-3), (0.0, math.inf), (2.5, 0.0)):
                    close = int(cmath.isclose(z, w, rel_tol=rel, abs_tol=tol))
                    f.write(f"isclose {bits(z.real)} {bits(z.imag)} {bits(w.real)} {bits(w.imag)} {bits(rel)} {bits(tol)} {close}\n")


def gammas():
    values = SPECIAL + [x / 2 for x in range(-60, 400)] + [random.uniform(-30, 30) for _ in range(500)]
    values += [random.uniform(-200, 172) for _ in range(500)] + [10 ** random.uniform(-300, 300) for _ in range(100)]
    with open("gamma.txt", "w") as f:
        for x in values:
            for name in ("gamma", "lgamma"):
                try:
                    f.write(f"{name} {bits(x)} {bits(getattr(math, name)(x))}\n")
                except (ValueError, OverflowError):
                    pass


rounding()
division()
parts()
complexes()
gammas()
poles()
