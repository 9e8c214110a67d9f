-- Price of a European call by Black and Scholes (1973).
-- spot, strike: prices; years: time to expiry; rate: risk-free, per year; volatility: per square root of a year.
CREATE OR REPLACE FUNCTION black_scholes(spot DOUBLE, strike DOUBLE, years DOUBLE,
                                         rate DOUBLE DEFAULT 0.05, volatility DOUBLE DEFAULT 0.2) RETURNS DOUBLE
LANGUAGE rbc AS $$
def normal_cdf(x: float):
    return 0.5 * math.erfc(-x / math.sqrt(2.0))

s = volatility * math.sqrt(years)
d1 = (math.log(spot / strike) + (rate + 0.5 * volatility * volatility) * years) / s
d2 = d1 - s
return spot * normal_cdf(d1) - strike * math.exp(-rate * years) * normal_cdf(d2)
$$;
