-- Price of a European call, with the normal distribution as a polynomial (Abramowitz and Stegun 26.2.17): what every peer
-- can compute.
CREATE FUNCTION black_scholes_polynomial(spot DOUBLE, strike DOUBLE, years DOUBLE, rate DOUBLE, volatility DOUBLE) RETURNS DOUBLE
LANGUAGE rbc AS $$
def normal_cdf(x):
    k = 1 / (1 + 0.2316419 * abs(x))
    tail = 0.3989422804014327 * math.exp(-0.5 * x * x) * (k * (0.31938153 + k * (-0.356563782
        + k * (1.781477937 + k * (-1.821255978 + k * 1.330274429)))))
    return 1 - tail if x > 0 else tail

s = volatility * math.sqrt(years)
d1 = (math.log(spot / strike) + (rate + 0.5 * volatility * volatility) * years) / s
d2 = d1 - s
return spot * normal_cdf(d1) - strike * math.exp(-rate * years) * normal_cdf(d2)
$$;
