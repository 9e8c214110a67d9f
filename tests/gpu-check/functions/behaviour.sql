-- Fails for negative n, and doesn't end for positive n.
CREATE FUNCTION endless(n BIGINT) RETURNS BIGINT LANGUAGE rbc AS $$
if n < 0:
    raise ValueError("a negative number")
m = n
while m > 0:
    m = (m * 5) % 7 + 1
return m
$$;
CREATE FUNCTION plus(x DOUBLE, y DOUBLE) RETURNS DOUBLE LANGUAGE rbc AS $$
return x + y
$$;
