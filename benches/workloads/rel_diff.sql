-- Relative difference of two values.
CREATE FUNCTION rel_diff(x DOUBLE, y DOUBLE) RETURNS DOUBLE LANGUAGE rbc AS $$
return 2 * (x - y) / (x + y)
$$;
