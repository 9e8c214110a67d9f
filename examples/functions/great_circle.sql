-- Great-circle distance in statute miles between two places given in degrees (haversine formula).
CREATE OR REPLACE FUNCTION great_circle(lat1 DOUBLE, lon1 DOUBLE, lat2 DOUBLE, lon2 DOUBLE) RETURNS DOUBLE
LANGUAGE rbc AS $$
phi1 = math.radians(lat1)
phi2 = math.radians(lat2)
half_dphi = (phi2 - phi1) / 2
half_dlambda = math.radians(lon2 - lon1) / 2
a = math.sin(half_dphi) ** 2 + math.cos(phi1) * math.cos(phi2) * math.sin(half_dlambda) ** 2
return 2 * 3958.7613 * math.asin(math.sqrt(min(a, 1.0)))
$$;
