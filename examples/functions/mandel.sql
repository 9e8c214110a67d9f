-- How soon z -> z*z + c leaves the circle of radius 2, as a shade from 0 to 255 (255: not within max_iters).
CREATE OR REPLACE FUNCTION mandel(x DOUBLE, y DOUBLE, max_iters INT) RETURNS INT
LANGUAGE rbc AS $$
c = complex(x, y)
z = 0j
for i in range(max_iters):
    z = z*z + c
    if z.real*z.real + z.imag*z.imag >= 4:
        return 255 * i // max_iters
return 255
$$;
