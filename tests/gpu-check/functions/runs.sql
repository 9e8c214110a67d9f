-- For runs over columns: what parameters are called says what they are given (see runs.rs); names that begin with keep are
-- filters.
CREATE FUNCTION keep_large(a DOUBLE, k BIGINT) RETURNS BOOLEAN LANGUAGE rbc AS $$
return a > 0.5 and k % 3 != 0
$$;
CREATE FUNCTION keep_few(k BIGINT) RETURNS BOOLEAN LANGUAGE rbc AS $$
return k % 97 == 5
$$;
CREATE FUNCTION keep_flags(b BOOLEAN) RETURNS BOOLEAN LANGUAGE rbc AS $$
return not b
$$;
CREATE FUNCTION keep_unknown(a DOUBLE, b BOOLEAN) RETURNS BOOLEAN CALLED ON NULL INPUT LANGUAGE rbc AS $$
if a is None:
    return True
if b is None:
    return None
return a < 10.0 or b
$$;
CREATE FUNCTION keep_quotients(a DOUBLE, k BIGINT) RETURNS BOOLEAN LANGUAGE rbc AS $$
return k / a > 0.0
$$;
CREATE FUNCTION scaled(a DOUBLE, k BIGINT) RETURNS DOUBLE LANGUAGE rbc AS $$
return a * k + 0.25
$$;
CREATE FUNCTION inverse(a DOUBLE) RETURNS DOUBLE LANGUAGE rbc AS $$
return 1.0 / a
$$;
CREATE FUNCTION flipped(b BOOLEAN, k BIGINT) RETURNS BOOLEAN LANGUAGE rbc AS $$
return b != (k > 7)
$$;
CREATE FUNCTION squared(z COMPLEX, a DOUBLE) RETURNS COMPLEX LANGUAGE rbc AS $$
return z * z + a
$$;
CREATE FUNCTION folded(h SMALLINT, k BIGINT) RETURNS SMALLINT LANGUAGE rbc AS $$
return (h // 3 + k % 5) % 1000
$$;
CREATE FUNCTION rounded(f REAL, a DOUBLE) RETURNS REAL LANGUAGE rbc AS $$
return math.floor(f) + a / 3.0
$$;
CREATE FUNCTION known(a DOUBLE, h SMALLINT, b BOOLEAN) RETURNS BIGINT CALLED ON NULL INPUT LANGUAGE rbc AS $$
n = 0
if a is not None:
    n = n + 1
if h is None:
    return None
if b is not None:
    if b:
        n = n + 2
return n * 100 + h % 7
$$;
CREATE FUNCTION sometimes(k BIGINT) RETURNS DOUBLE LANGUAGE rbc AS $$
if k % 4 == 0:
    return None
return k / 4
$$;
CREATE FUNCTION shifted(a DOUBLE, s DOUBLE) RETURNS DOUBLE LANGUAGE rbc AS $$
return a + s
$$;
CREATE FUNCTION shared(s DOUBLE) RETURNS DOUBLE LANGUAGE rbc AS $$
return math.exp(s / 100.0)
$$;
CREATE FUNCTION shared_or_not(s DOUBLE, b BOOLEAN) RETURNS BOOLEAN CALLED ON NULL INPUT LANGUAGE rbc AS $$
if s is None:
    return b
return s > 0.0
$$;
CREATE FUNCTION summed(k BIGINT, h SMALLINT) RETURNS BIGINT LANGUAGE rbc AS $$
total = 0
for i in range(k % 13):
    total = total + i * h
return total
$$;
