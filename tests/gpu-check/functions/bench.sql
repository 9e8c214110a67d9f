-- What is measured besides the examples; bench.rs has the data.
CREATE FUNCTION rel_diff(x DOUBLE, y DOUBLE) RETURNS DOUBLE LANGUAGE rbc AS $$
return 2 * (x - y) / (x + y)
$$;
CREATE FUNCTION rel_diff_f32(x REAL, y REAL) RETURNS REAL LANGUAGE rbc AS $$
return np.float32(2) * (x - y) / (x + y)
$$;
-- SELECT sum(f(a, b) * g(c)) WHERE h(a) > 0.5 as a filter and a product.
CREATE FUNCTION w5_filter(a DOUBLE) RETURNS BOOLEAN LANGUAGE rbc AS $$
return a * a * (3 - 2 * a) > 0.5
$$;
CREATE FUNCTION w5_product(a DOUBLE, b DOUBLE, c DOUBLE) RETURNS DOUBLE LANGUAGE rbc AS $$
return 2 * (a - b) / (a + b) * (c * c * 0.5 + 1)
$$;
