-- For each segment [from, to]: devices that changed in it, and those whose model changed.

INSERT INTO device_current
SELECT d.*
FROM device_at(slot = {to:UInt64}) AS d
WHERE d.device IN (SELECT arrayJoin(scopes) FROM events WHERE slot BETWEEN {from:UInt64} AND {to:UInt64})
    OR d.model_code IN (SELECT code FROM ev_marketplace_gpu_model_set WHERE slot BETWEEN {from:UInt64} AND {to:UInt64});
