"""numpy's scalar functions: results of IEEE 754, no errors; and its types as checked casts."""

import math

from values import F32, OUT_OF_RANGE, RANGES, U64, Failure, Options, binary, f32, result, to_f32

NAN, INF = float("nan"), float("inf")


def positive_nan(x):
    """The sign of a nan can't be observed: it counts as positive."""
    return abs(x) if x != x else x


def np_float(function):
    """A function of floats: float32 stays float32."""

    def call(*args):
        y = function(*(float(x) for x in args))
        return f32(y) if all(isinstance(x, F32) for x in args) else y

    return call


def np_sqrt(x):
    return math.sqrt(x) if not x < 0 else NAN


def np_rounding(function):
    """floor, ceil, trunc and rint keep the float type, and the sign of a zero."""

    def call(x):
        if x != x or abs(x) >= 2.0**52:
            return x
        return math.copysign(float(function(x)), x)

    return np_float(call)


def np_sign(x):
    return x if x != x else float((x > 0) - (x < 0))


def np_arithmetic(op):
    """An operator under IEEE rules for floats."""

    def call(a, b):
        before, Options.ieee = Options.ieee, True
        try:
            return binary(op, a, b)
        finally:
            Options.ieee = before

    return call


def np_fmod(x, y):
    return NAN if y == 0 or abs(x) == INF else math.fmod(x, y)


def maximum(a, b):
    return a if a >= b or a != a else b


def minimum(a, b):
    return a if a <= b or a != a else b


def np_cast(name):
    """`np.int8(x)` and the like: toward zero, and checked."""

    def call(x):
        if isinstance(x, float):
            if x != x or abs(x) == INF:
                raise Failure(OUT_OF_RANGE)
            x = math.trunc(x)
            low, high = RANGES["UInt64" if name == "UInt64" else "Int64"]
            if not low <= x <= high:
                raise Failure(OUT_OF_RANGE)
        return result(name, int(x))

    return call


class Np:
    """`np`"""

    pi, e, inf, nan = math.pi, math.e, INF, NAN
    float32 = staticmethod(lambda x: x if isinstance(x, F32) else to_f32(x))
    float64 = staticmethod(float)
    sqrt = staticmethod(np_float(np_sqrt))
    floor = staticmethod(np_rounding(math.floor))
    ceil = staticmethod(np_rounding(math.ceil))
    trunc = staticmethod(np_rounding(math.trunc))
    rint = staticmethod(np_rounding(round))
    fabs = staticmethod(np_float(abs))
    sign = staticmethod(np_float(np_sign))
    copysign = staticmethod(np_float(lambda x, y: math.copysign(x, positive_nan(y))))
    fmod = staticmethod(np_float(np_fmod))
    nextafter = staticmethod(np_float(math.nextafter))
    square = staticmethod(lambda x: binary("*", x, x))
    maximum, minimum = staticmethod(maximum), staticmethod(minimum)
    fmax = staticmethod(lambda a, b: a if a >= b or b != b else b)
    fmin = staticmethod(lambda a, b: a if a <= b or b != b else b)
    clip = staticmethod(lambda x, low, high: minimum(maximum(x, low), high))
    where = staticmethod(lambda c, a, b: a if c else b)
    add, subtract = staticmethod(np_arithmetic("+")), staticmethod(np_arithmetic("-"))
    multiply, divide = staticmethod(np_arithmetic("*")), staticmethod(np_arithmetic("/"))
    floor_divide, mod = staticmethod(np_arithmetic("//")), staticmethod(np_arithmetic("%"))
    reciprocal = staticmethod(lambda x: np_arithmetic("/")(1.0, x))
    isnan = staticmethod(lambda x: x != x)
    isinf = staticmethod(lambda x: abs(x) == INF)
    isfinite = staticmethod(lambda x: x == x and abs(x) != INF)
    signbit = staticmethod(lambda x: math.copysign(1.0, positive_nan(x)) < 0)
    logical_and = staticmethod(lambda a, b: bool(a) and bool(b))
    logical_or = staticmethod(lambda a, b: bool(a) or bool(b))
    logical_xor = staticmethod(lambda a, b: bool(a) != bool(b))
    logical_not = staticmethod(lambda a: not a)
    int8, int16 = staticmethod(np_cast("Int8")), staticmethod(np_cast("Int16"))
    int32, int64 = staticmethod(np_cast("Int32")), staticmethod(np_cast("Int64"))
    uint8, uint16 = staticmethod(np_cast("UInt8")), staticmethod(np_cast("UInt16"))
    uint32, uint64 = staticmethod(np_cast("UInt32")), staticmethod(np_cast("UInt64"))
