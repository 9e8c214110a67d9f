-- Great-circle distance in kilometres between two places given in degrees.
CREATE FUNCTION haversine(lat1 DOUBLE, lon1 DOUBLE, lat2 DOUBLE, lon2 DOUBLE) RETURNS DOUBLE LANGUAGE rbc AS $$
degree = 0.017453292519943295
s1 = math.sin((lat2 - lat1) * degree * 0.5)
s2 = math.sin((lon2 - lon1) * degree * 0.5)
a = s1 * s1 + math.cos(lat1 * degree) * math.cos(lat2 * degree) * (s2 * s2)
return 2 * 6371.0088 * math.asin(math.sqrt(a))
$$;
