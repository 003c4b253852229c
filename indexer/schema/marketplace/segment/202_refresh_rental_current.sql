-- For each segment [from, to]: rentals that changed in it, and those whose devices ticked.

INSERT INTO rental_current
SELECT r.*
FROM rental_at(slot = {to:UInt64}) AS r
WHERE r.rental IN (SELECT arrayJoin(scopes) FROM events WHERE slot BETWEEN {from:UInt64} AND {to:UInt64})
    OR r.rental IN (SELECT rental FROM ev_marketplace_device_ticked WHERE slot BETWEEN {from:UInt64} AND {to:UInt64});
