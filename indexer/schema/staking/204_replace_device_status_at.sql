-- device_proof_at, stake_at -> device_status_at(slot, chain_time), with the fourth count: staked is claimed, with as much
-- active stake as rewards need. It stands beside the other three: stake is not needed to prove or to be hired.

CREATE OR REPLACE VIEW device_status_at AS
SELECT
    p.*,
    -- 200 IO a GPU, times the model's multiplier where that is more than one; smallest unit of IO.
    intDiv(20000000000 * greatest(toUInt64(10000), p.multiplier_bps) * p.gpu_count, 10000) AS required_stake,
    -- Of owner and co-staker.
    s.active AS active_stake,
    toBool(p.claimed AND s.active >= required_stake) AS staked
FROM device_proof_at(slot = {slot:UInt64}, chain_time = {chain_time:Int64}) AS p
LEFT JOIN stake_at(slot = {slot:UInt64}) AS s ON s.device = p.device;
