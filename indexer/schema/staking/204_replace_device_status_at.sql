-- device_at, stake_at -> device_status_at(slot, chain_time), with a fourth count beside the three of the marketplace.
-- staked: claimed, with as much active stake as rewards need. Nobody needs it to prove or to be hired.

CREATE OR REPLACE VIEW device_status_at AS
SELECT
    d.*,
    toBool(NOT d.retired) AS claimed,
    toBool(NOT d.retired AND d.last_credited_slot > 0
        AND {chain_time:Int64} - d.last_credited_at <= d.fresh_seconds
        AND {slot:UInt64} - d.last_credited_slot <= d.fresh_slots) AS proven,
    toBool(proven AND d.assigned) AS hired,
    -- 200 IO a GPU, times the model's multiplier where that is more than one; smallest unit of IO.
    intDiv(20000000000 * greatest(toUInt64(10000), d.multiplier_bps) * d.gpu_count, 10000) AS required_stake,
    -- Of owner and co-staker.
    s.active AS active_stake,
    toBool(claimed AND s.active >= required_stake) AS staked
FROM {{device_at}} AS d
LEFT JOIN {{stake_at}} AS s ON s.device = d.device;
