-- Income tax by brackets; status 0: single, 1: head of a household, 2: joint.
CREATE FUNCTION income_tax(income DOUBLE, status INT) RETURNS DOUBLE LANGUAGE rbc AS $$
if status == 2:
    share = 2.0
elif status == 1:
    share = 1.5
else:
    share = 1.0
x = income / share - 14600
if x <= 0:
    tax = 0.0
elif x <= 11600:
    tax = x * 0.1
elif x <= 47150:
    tax = 1160 + (x - 11600) * 0.12
elif x <= 100525:
    tax = 5426 + (x - 47150) * 0.22
elif x <= 191950:
    tax = 17168.5 + (x - 100525) * 0.24
elif x <= 243725:
    tax = 39110.5 + (x - 191950) * 0.32
elif x <= 609350:
    tax = 55678.5 + (x - 243725) * 0.35
else:
    tax = 183647.25 + (x - 609350) * 0.37
return tax * share
$$;
