-- device_at -> device_proof_at(slot, chain_time) -> device_status_at: the counts of the network, defined once.
-- claimed: registered and not retired. proven: claimed, and credited within its model's fresh seconds and slots.
-- hired: proven, and assigned to a rental. Seconds are of the chain's Clock, never of this computer.
-- The staking program adds a fourth to device_status_at, where it is indexed too.

CREATE OR REPLACE VIEW device_proof_at AS
SELECT
    d.*,
    toBool(NOT d.retired) AS claimed,
    toBool(NOT d.retired AND d.last_credited_slot > 0
        AND {chain_time:Int64} - d.last_credited_at <= d.fresh_seconds
        AND {slot:UInt64} - d.last_credited_slot <= d.fresh_slots) AS proven,
    toBool(proven AND d.assigned) AS hired
FROM device_at(slot = {slot:UInt64}) AS d;

CREATE OR REPLACE VIEW device_status_at AS
SELECT p.* FROM device_proof_at(slot = {slot:UInt64}, chain_time = {chain_time:Int64}) AS p;
