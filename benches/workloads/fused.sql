-- The functions of one query: a term, its weight, and a condition.
CREATE FUNCTION f(a DOUBLE, b DOUBLE) RETURNS DOUBLE LANGUAGE rbc AS $$
return 2 * (a - b) / (a + b)
$$;
CREATE FUNCTION g(c DOUBLE) RETURNS DOUBLE LANGUAGE rbc AS $$
return c * c * 0.5 + 1
$$;
CREATE FUNCTION h(a DOUBLE) RETURNS DOUBLE LANGUAGE rbc AS $$
return a * a * (3 - 2 * a)
$$;
