-- Yield of a bond of face value 100 with yearly coupons, by Newton's iteration; the loops' lengths depend on the row.
CREATE FUNCTION bond_yield(price DOUBLE, coupon DOUBLE, years INT) RETURNS DOUBLE LANGUAGE rbc AS $$
y = coupon / price
for i in range(64):
    discount = 1 / (1 + y)
    value = 100 + coupon
    slope = 0.0
    for t in range(years - 1):
        slope = slope * discount + value
        value = value * discount + coupon
    slope = slope * discount + value
    value = value * discount
    step = (value - price) / (slope * discount * discount)
    y += step
    if abs(step) < 1e-12:
        return y
raise ValueError("no yield found")
$$;
