-- Initial course of the great circle from one place to another, in degrees from north, 0 <= course < 360.
CREATE OR REPLACE FUNCTION course(lat1 DOUBLE, lon1 DOUBLE, lat2 DOUBLE, lon2 DOUBLE) RETURNS DOUBLE
LANGUAGE rbc AS $$
phi1 = math.radians(lat1)
phi2 = math.radians(lat2)
dlambda = math.radians(lon2 - lon1)
y = math.sin(dlambda) * math.cos(phi2)
x = math.cos(phi1) * math.sin(phi2) - math.sin(phi1) * math.cos(phi2) * math.cos(dlambda)
return math.degrees(math.atan2(y, x)) % 360
$$;

-- Component of the wind against an aircraft that sets out from one place to another; negative for a tail wind.
-- wind_dir is where the wind comes from, in degrees from north; the result has wind_speed's unit.
CREATE OR REPLACE FUNCTION headwind(lat1 DOUBLE, lon1 DOUBLE, lat2 DOUBLE, lon2 DOUBLE,
                                    wind_dir INTEGER, wind_speed DOUBLE) RETURNS DOUBLE
LANGUAGE rbc AS $$
return wind_speed * math.cos(math.radians(wind_dir - course(lat1, lon1, lat2, lon2)))
$$;
