"""The types and the arithmetic of rbc's defined results, on top of CPython's own.

Values of a body at run time: bool, int (64 bits, signed), U64, F32, float, complex, None. Everything that CPython defines
is left to CPython; what is added is the range of integers, the rounding of binary32 and the SQL error of each failure.
"""

import operator
import struct

I64_MIN, I64_MAX = -(1 << 63), (1 << 63) - 1
U64_MAX = (1 << 64) - 1

RANGES = {
    "Int8": (-(1 << 7), (1 << 7) - 1),
    "Int16": (-(1 << 15), (1 << 15) - 1),
    "Int32": (-(1 << 31), (1 << 31) - 1),
    "Int64": (I64_MIN, I64_MAX),
    "UInt8": (0, (1 << 8) - 1),
    "UInt16": (0, (1 << 16) - 1),
    "UInt32": (0, (1 << 32) - 1),
    "UInt64": (0, U64_MAX),
}


class Failure(Exception):
    """A row's SQL error."""

    def __init__(self, sqlstate, message=None):
        super().__init__(sqlstate)
        self.sqlstate = sqlstate
        self.message = message


OUT_OF_RANGE, DIVISION_BY_ZERO, DOMAIN = "22003", "22012", "2201F"
INVALID_PARAMETER, RAISED = "22023", "P0001"
NO_ELEMENT, NULL_ELEMENT = "2202E", "22004"


class U64(int):
    """An unsigned 64-bit integer."""


class F32(float):
    """A binary32 number, held as the equal binary64."""


class Array:
    """An array, whose elements may be NULL: reading one of these fails."""

    def __init__(self, elements):
        self.elements = elements
        self.size = len(elements)

    def __len__(self):
        return len(self.elements)

    def __getitem__(self, index):
        if not -len(self) <= index < len(self):
            raise Failure(NO_ELEMENT)
        if self.elements[index] is None:
            raise Failure(NULL_ELEMENT)
        return self.elements[index]

    def __iter__(self):
        return (self[index] for index in range(len(self)))

    def __contains__(self, value):
        # Not by identity, by which CPython finds a nan.
        return any(value == element for element in self)


class Options:
    """WITH (overflow = …, float_error = …) of the function being evaluated."""

    wrap = False
    ieee = False


def f32(x):
    """Rounds to binary32, to nearest even; too large becomes infinite."""
    try:
        return F32(struct.unpack("<f", struct.pack("<f", x))[0])
    except OverflowError:
        return F32(float("inf") if x > 0 else float("-inf"))


def int_to_f32(n):
    """The nearest binary32, rounded once: the bits below the 24 that fit decide, ties to even."""
    excess = max(abs(n).bit_length() - 24, 0)
    kept, rest = abs(n) >> excess, abs(n) & ((1 << excess) - 1)
    half = (1 << excess) >> 1
    kept += rest > half or rest == half and excess > 0 and kept & 1
    return F32(float(kept << excess) * (-1 if n < 0 else 1))


def to_f32(x):
    """The conversion to float32, which fails where a finite value becomes infinite."""
    if isinstance(x, int):
        return int_to_f32(int(x))
    narrow = f32(float(x))
    if not Options.ieee and abs(float(narrow)) == float("inf") and abs(float(x)) != float("inf"):
        raise Failure(OUT_OF_RANGE)
    return narrow


def i64(n):
    """An exact integer as a result: in range, or wrapped under overflow = 'wrap', or the error."""
    if I64_MIN <= n <= I64_MAX:
        return int(n)
    if Options.wrap:
        return ((n + (1 << 63)) & U64_MAX) - (1 << 63)
    raise Failure(OUT_OF_RANGE)


def u64(n):
    """The same for unsigned results."""
    if 0 <= n <= U64_MAX:
        return U64(n)
    if Options.wrap:
        return U64(n & U64_MAX)
    raise Failure(OUT_OF_RANGE)


def convert_i64(n):
    """A conversion to int: always checked."""
    if I64_MIN <= n <= I64_MAX:
        return int(n)
    raise Failure(OUT_OF_RANGE)


class Lit(int):
    """An integer literal: takes the other operand's type where it fits."""


def unify_integers(a, b):
    """The integer type of `a ∘ b` as a constructor of results, and both operands as exact integers."""
    unsigned = isinstance(a, U64), isinstance(b, U64)
    if all(unsigned):
        return u64, int(a), int(b)
    if any(unsigned):
        other = b if unsigned[0] else a
        if isinstance(other, bool) or isinstance(other, Lit) and other >= 0:
            return u64, int(a), int(b)
        return i64, convert_i64(a), convert_i64(b)
    return i64, int(a), int(b)


def float_division(op, a, b):
    """`/`, `//` and `%` of floats."""
    if b == 0:
        if not Options.ieee:
            raise Failure(DIVISION_BY_ZERO)
        if op == "%" or a == 0 or a != a:
            return float("nan")
        import math

        return math.copysign(float("inf"), math.copysign(1.0, a) * math.copysign(1.0, b))
    return a / b if op == "/" else a // b if op == "//" else a % b


# What floats and complex numbers have in common.
RING = {"+": operator.add, "-": operator.sub, "*": operator.mul}


def float_binary(op, a, b):
    """An arithmetic operation of two floats."""
    if op in RING:
        return RING[op](a, b)
    if op == "**":
        return float_power(a, b)
    return float_division(op, a, b)


def float_power(a, b):
    infinite = float("inf")
    if -infinite < a < 0 and -infinite < b < infinite and b != b // 1:
        # CPython goes on with complex numbers.
        if Options.ieee:
            return float("nan")
        raise Failure(DOMAIN)
    try:
        result = a**b
    except OverflowError:
        if Options.ieee:
            return float("-inf") if a < 0 and b % 2 == 1 else float("inf")
        raise Failure(OUT_OF_RANGE) from None
    except ZeroDivisionError:
        if Options.ieee:
            import math

            return math.copysign(float("inf"), a) if b % 2 == 1 else float("inf")
        raise Failure(DIVISION_BY_ZERO) from None
    return result


def complex_binary(op, a, b):
    """An arithmetic operation of two complex numbers."""
    try:
        if op in RING:
            return RING[op](a, b)
        if op == "/":
            return a / b
        if op == "**":
            return a**b
    except ZeroDivisionError:
        raise Failure(DIVISION_BY_ZERO) from None
    except OverflowError:
        raise Failure(OUT_OF_RANGE) from None
    raise NotImplementedError(f"complex {op}")


def integer_binary(op, a, b):
    if op in ("<<", ">>"):
        return shift(op, a, b)
    make, x, y = unify_integers(a, b)
    if op == "/":
        if y == 0:
            return float_division(op, float(x), float(y))
        return x / y
    if op in ("//", "%"):
        if y == 0:
            raise Failure(DIVISION_BY_ZERO)
        return make(x // y) if op == "//" else make(x % y)
    if op == "**":
        if y < 0 and isinstance(b, Lit):
            return float_power(float(x), float(y))
        return integer_power(make, x, y)
    if op in ("&", "|", "^"):
        n = x & y if op == "&" else x | y if op == "|" else x ^ y
        both_bool = isinstance(a, bool) and isinstance(b, bool)
        return bool(n) if both_bool else make(n)
    return make(x + y if op == "+" else x - y if op == "-" else x * y)


def integer_power(make, base, exponent):
    if exponent < 0:
        raise Failure(INVALID_PARAMETER)
    if abs(base) > 1 and exponent > 64:
        if Options.wrap:
            return make(pow(base, exponent, 1 << 64))
        raise Failure(OUT_OF_RANGE)
    if abs(base) <= 1:
        return make(base ** min(exponent, 2 + exponent % 2))
    return make(base**exponent)


def shift(op, a, count):
    make = u64 if isinstance(a, U64) else i64
    a, count = int(a), convert_i64(count)
    if count < 0:
        raise Failure(INVALID_PARAMETER)
    if op == ">>":
        return make(a >> min(count, 64))
    if a != 0 and count >= 64:
        if Options.wrap:
            return make(0)
        raise Failure(OUT_OF_RANGE)
    return make(a << min(count, 64))


def binary(op, a, b):
    """`a op b`"""
    if isinstance(a, complex) or isinstance(b, complex):
        return complex_binary(op, complex(a), complex(b))
    if isinstance(a, float) or isinstance(b, float):
        if isinstance(a, F32) and isinstance(b, F32):
            result = float_binary(op, float(a), float(b))
            return to_f32(result) if op == "**" else f32(result)
        return float_binary(op, float(a), float(b))
    return integer_binary(op, a, b)


def unary(op, a):
    """`-a`, `+a`, `~a`"""
    if isinstance(a, F32):
        return F32(-float(a)) if op == "-" else a
    if isinstance(a, (float, complex)):
        return -a if op == "-" else a
    if isinstance(a, U64):
        raise NotImplementedError(f"{op} of uint64")
    return i64(-int(a) if op == "-" else ~int(a) if op == "~" else int(a))


def from_wire(text):
    """An argument as the driver writes it: `null`, or `type:value`."""
    if text == "null":
        return None
    if text.startswith("["):
        return Array([from_wire(element) for element in text[1:-1].split(";") if element])
    ty, value = text.split(":", 1)
    if ty == "Bool":
        return value == "1"
    if ty == "UInt64":
        return U64(value)
    if ty in RANGES:
        return int(value)
    if ty == "Float32":
        return F32(struct.unpack("<f", struct.pack("<I", int(value, 16)))[0])
    if ty == "Float64":
        return struct.unpack("<d", struct.pack("<Q", int(value, 16)))[0]
    re, im = value.split(",")
    return complex(from_wire("Float64:" + re), from_wire("Float64:" + im))


def bits64(x):
    return 0x7FF8000000000000 if x != x else struct.unpack("<Q", struct.pack("<d", x))[0]


def to_wire(ty, value):
    """A result as the driver reads it; every nan is the canonical one."""
    if value is None:
        return "null"
    if ty == "Bool":
        return f"{ty}:{int(value)}"
    if ty in RANGES:
        return f"{ty}:{int(value)}"
    if ty == "Float32":
        x = float(value)
        bits = 0x7FC00000 if x != x else struct.unpack("<I", struct.pack("<f", x))[0]
        return f"{ty}:{bits:x}"
    if ty == "Float64":
        return f"{ty}:{bits64(value):x}"
    return f"{ty}:{bits64(value.real):x},{bits64(value.imag):x}"


def result(ty, value):
    """The conversion of a result or of an argument to its declared type."""
    if value is None:
        return None
    if ty == "Bool":
        if not isinstance(value, bool):
            raise TypeError(f"{value!r} isn't a bool")
        return value
    if ty in RANGES:
        if not isinstance(value, int):
            raise TypeError(f"{value!r} isn't an integer")
        low, high = RANGES[ty]
        if not low <= value <= high:
            raise Failure(OUT_OF_RANGE)
        return U64(value) if ty == "UInt64" else int(value)
    if ty == "Float32":
        return value if isinstance(value, F32) else to_f32(value)
    if ty == "Float64":
        return float(value)
    return complex(value)
