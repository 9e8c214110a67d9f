"""The functions that a body can call: Python's own, with the SQL error for each exception.

`math` and `cmath` are CPython's modules behind a proxy; `np` is in numpy_scalars.py.
"""

import cmath as python_cmath
import math as python_math

from numpy_scalars import Np, np_float, positive_nan
from values import (
    DIVISION_BY_ZERO,
    DOMAIN,
    F32,
    INVALID_PARAMETER,
    OUT_OF_RANGE,
    U64,
    Array,
    Failure,
    Lit,
    Options,
    binary,
    convert_i64,
    f32,
    float_power,
    i64,
    u64,
    unary,
    unify_integers,
)

NAN, INF = float("nan"), float("inf")


def ieee_default(name, args):
    """What C99 Annex F gives where CPython's function raises."""
    x = args[0]
    if name in ("exp", "exp2", "expm1", "cosh"):
        return INF
    if name == "sinh":
        return python_math.copysign(INF, x)
    if name in ("log", "log2", "log10"):
        return -INF if x == 0 else NAN
    if name == "log1p":
        return -INF if x == -1 else NAN
    if name == "atanh":
        return python_math.copysign(INF, x) if abs(x) == 1 else NAN
    if name == "ldexp":
        return python_math.copysign(INF, x)
    if name == "hypot":
        return INF
    if name == "pow":
        return float_power(*args)
    if name in ("sqrt", "asin", "acos", "acosh", "fmod", "remainder", "sin", "cos", "tan"):
        return NAN
    raise NotImplementedError(f"math.{name}{args} under float_error = 'ieee'")


INTEGER_FUNCTIONS = {"gcd", "lcm", "isqrt", "factorial", "comb", "perm"}
TO_INTEGER = {"floor", "ceil", "trunc"}


def big_integer(name, args):
    """Whether an integer function's result is so large that it needn't be computed."""
    if name == "factorial":
        return args[0] > 30
    if name in ("comb", "perm") and len(args) == 2:
        n, k = args
        k = min(k, n - k) if name == "comb" else k
        return 0 <= k <= n and k > 70
    return False


def call_integer(name, args):
    args = [convert_i64(a) for a in args]
    if big_integer(name, args):
        raise Failure(OUT_OF_RANGE)
    try:
        n = getattr(python_math, name)(*args)
    except ValueError:
        raise Failure(DOMAIN) from None
    return convert_i64(n)


def to_integer(function, x):
    """floor, ceil, trunc and int of a float."""
    if isinstance(x, int):
        return x if isinstance(x, U64) else int(x)
    try:
        return convert_i64(function(float(x)))
    except (ValueError, OverflowError):
        raise Failure(OUT_OF_RANGE) from None


class Math:
    """`math`"""

    pi, e, tau, inf, nan = python_math.pi, python_math.e, python_math.tau, INF, NAN

    def __getattr__(self, name):
        if name in INTEGER_FUNCTIONS:
            return lambda *args: call_integer(name, args)
        if name in ("frexp", "modf"):
            return lambda x: getattr(python_math, name)(float(x))
        if name in TO_INTEGER:
            return lambda x: to_integer(getattr(python_math, name), x)
        return lambda *args, **kwargs: call_math(name, args, kwargs)


def call_math(name, args, kwargs):
    if name == "copysign":
        return python_math.copysign(float(args[0]), positive_nan(float(args[1])))
    if name == "ldexp":
        args = (float(args[0]), convert_i64(args[1]))
    else:
        args = tuple(float(a) for a in args)
    try:
        return getattr(python_math, name)(*args, **kwargs)
    except (ValueError, OverflowError) as error:
        if Options.ieee:
            return ieee_default(name, args)
        raise Failure(OUT_OF_RANGE if isinstance(error, OverflowError) else DOMAIN) from None


class Cmath:
    """`cmath`"""

    pi, e, tau, inf, nan = python_math.pi, python_math.e, python_math.tau, INF, NAN

    @staticmethod
    def phase(z):
        # CPython 3.11 reports glibc's underflow of a tiny angle as an overflow: the angle itself is what is meant.
        z = complex(z)
        return python_math.atan2(z.imag, z.real)

    @staticmethod
    def isclose(a, b, **tolerances):
        try:
            return python_cmath.isclose(complex(a), complex(b), **tolerances)
        except ValueError:
            raise Failure(DOMAIN) from None

    def __getattr__(self, name):
        def call(*args):
            # rect takes two real numbers, all others one complex (and log a base).
            args = [float(a) for a in args] if name == "rect" else [complex(a) for a in args]
            try:
                return getattr(python_cmath, name)(*args)
            except ValueError:
                raise Failure(DOMAIN) from None
            except OverflowError:
                raise Failure(OUT_OF_RANGE) from None

        return call


NUMPY_NAMES = {
    "arccos": "acos",
    "arcsin": "asin",
    "arctan": "atan",
    "arccosh": "acosh",
    "arcsinh": "asinh",
    "arctanh": "atanh",
    "arctan2": "atan2",
} | {name: name for name in "exp exp2 expm1 log log1p log2 log10 sin cos tan sinh cosh tanh cbrt hypot".split()}


def np_transcendental(name):
    """A function of `math` with IEEE results instead of errors."""

    def call(*args):
        try:
            return getattr(python_math, name)(*args)
        except (ValueError, OverflowError):
            return ieee_default(name, args)

    return np_float(call)


for numpy_name, math_name in NUMPY_NAMES.items():
    setattr(Np, numpy_name, staticmethod(np_transcendental(math_name)))


def rbc_abs(x):
    if isinstance(x, F32):
        return F32(abs(float(x)))
    if isinstance(x, float):
        return abs(x)
    if isinstance(x, complex):
        try:
            return abs(x)
        except OverflowError:
            if Options.ieee:
                return INF
            raise Failure(OUT_OF_RANGE) from None
    return x if isinstance(x, U64) else i64(abs(int(x)))


def rbc_int(x=0):
    return to_integer(python_math.trunc, x)


def rbc_round(x, digits=None):
    if digits is None:
        return to_integer(round, x)
    if isinstance(x, int):
        return (u64 if isinstance(x, U64) else i64)(round(int(x), int(digits)))
    try:
        y = round(float(x), int(digits))
    except OverflowError:
        if Options.ieee:
            return python_math.copysign(INF, x)
        raise Failure(OUT_OF_RANGE) from None
    return f32(y) if isinstance(x, F32) else y


def rbc_divmod(a, b):
    return binary("//", a, b), binary("%", a, b)


def rbc_pow(a, b, modulus=None):
    if modulus is None:
        return binary("**", a, b)
    make, a, modulus = unify_integers(a, modulus)
    if modulus == 0:
        raise Failure(DIVISION_BY_ZERO)
    try:
        return make(pow(a, convert_i64(b), modulus))
    except ValueError:
        raise Failure(INVALID_PARAMETER) from None


def rbc_complex(re=0.0, im=None):
    if im is None:
        return complex(re)
    return complex(float(re), float(im))


def rbc_range(*args):
    args = [convert_i64(a) for a in args]
    if len(args) == 3 and args[2] == 0:
        raise Failure(INVALID_PARAMETER)
    return range(*args)


def rbc_sum(items, start=0):
    total = start
    for item in items:
        total = binary("+", total, item)
    return total


def extreme(function):
    """min or max, of which an empty array has none."""

    def call(*args):
        if len(args) == 1 and isinstance(args[0], Array) and len(args[0]) == 0:
            raise Failure(INVALID_PARAMETER)
        return function(*args)

    return call


def rbc_zip(*sequences):
    """zip that reads nothing beyond the shortest."""
    for index in range(min(map(len, sequences))):
        yield tuple(sequence[index] for sequence in sequences)


MATH, CMATH = Math(), Cmath()


def environment():
    """The names that a body can use."""
    return {
        "_binary": binary,
        "_unary": unary,
        "_lit": Lit,
        "abs": rbc_abs,
        "min": extreme(min),
        "max": extreme(max),
        "round": rbc_round,
        "int": rbc_int,
        "float": float,
        "bool": bool,
        "complex": rbc_complex,
        "range": rbc_range,
        "divmod": rbc_divmod,
        "pow": rbc_pow,
        "enumerate": enumerate,
        "zip": rbc_zip,
        "sum": rbc_sum,
        "len": len,
        "math": MATH,
        "_math": MATH,
        "cmath": CMATH,
        "_cmath": CMATH,
        "np": Np,
        "_np": Np,
        "ValueError": ValueError,
    }
