-- device_at -> device_status_at(slot, chain_time): the counts of the network, defined once.
-- claimed: registered and not retired. proven: claimed, and credited within its model's fresh seconds and slots.
-- hired: proven, and assigned to a rental. Seconds are of the chain's Clock, never of this computer.
-- Where the staking program is indexed too, it puts the same view with a fourth count in its place.

CREATE OR REPLACE VIEW device_status_at AS
SELECT
    d.*,
    toBool(NOT d.retired) AS claimed,
    toBool(NOT d.retired AND d.last_credited_slot > 0
        AND {chain_time:Int64} - d.last_credited_at <= d.fresh_seconds
        AND {slot:UInt64} - d.last_credited_slot <= d.fresh_slots) AS proven,
    toBool(proven AND d.assigned) AS hired
FROM {{device_at}} AS d;
