-- A ticket-like price in dollars: tiers by distance, season and hour of departure, a refund by delay.
-- A NULL delay means that the flight was cancelled: the fare is refunded in full.
CREATE OR REPLACE FUNCTION fare(distance INTEGER, month INTEGER, hour INTEGER, delay INTEGER DEFAULT 0) RETURNS DOUBLE
CALLED ON NULL INPUT
LANGUAGE rbc AS $$
if distance is None or month is None or hour is None:
    return None
if delay is None:
    return 0.0
price = 39.0
rest = distance
rate = 0.24
while rest > 0 and rate > 0.05:
    tier = min(rest, 400)
    price += tier * rate
    rest -= tier
    rate *= 0.8
price += rest * 0.05
if month in (6, 7, 8, 12):
    price *= 1.25
elif month in (1, 2):
    price *= 0.9
if 7 <= hour < 9 or 16 <= hour < 19:
    price += 15.0
elif hour < 6:
    price -= 10.0
if delay > 180:
    price *= 0.25
elif delay > 60:
    price *= 0.75
return round(price, 2)
$$;
