-- ev_rewards_epoch_scored(_devices), epoch_at -> device_score_at(slot): what each device scored in each epoch, and what that
-- came to once the epoch is final: floor(emission of the pool * weight / weight of the pool), smallest unit of IO.

CREATE OR REPLACE VIEW device_score_at AS
WITH
    scored AS
    (
        SELECT p.epoch AS epoch, p.index AS index, d.device AS device, d.supplier AS supplier, p.pool AS pool,
            p.model_code AS model_code, p.multiplier_bps AS multiplier_bps, d.gpu_count AS gpu_count,
            d.idle_seconds AS idle_seconds, d.hired_seconds AS hired_seconds, d.weight AS weight,
            d.co_staker AS co_staker, d.co_share_bps AS co_share_bps, d.reward_sequence AS reward_sequence
        FROM ev_rewards_epoch_scored_devices AS d
        INNER JOIN ev_rewards_epoch_scored AS p
            ON p.slot = d.slot AND p.signature = d.signature AND p.instruction = d.instruction AND p.inner = d.inner
        WHERE d.slot <= {slot:UInt64}
    )
SELECT
    s.index AS index,
    s.device AS device,
    s.supplier AS supplier,
    s.pool AS pool,
    s.model_code AS model_code,
    s.multiplier_bps AS multiplier_bps,
    s.gpu_count AS gpu_count,
    s.idle_seconds AS idle_seconds,
    s.hired_seconds AS hired_seconds,
    -- Multiplier (basis points) * GPUs * seconds.
    s.weight AS weight,
    -- At the scoring; NULL for none.
    nullIf(s.co_staker, toFixedString('', 32)) AS co_staker,
    s.co_share_bps AS co_share_bps,
    -- Sequence of the device's rewards account after it.
    s.reward_sequence AS reward_sequence,
    e.finalized AS finalized,
    -- The whole reward of the device; 0 until the epoch is final. The co-staker's part of it is the second, the rest the
    -- supplier's.
    toUInt64(intDiv(
        toUInt256(if(s.pool = 'Enterprise', e.enterprise_emission, e.community_emission)) * s.weight,
        greatest(toUInt256(if(s.pool = 'Enterprise', e.enterprise_weight, e.community_weight)), 1)) * e.finalized) AS amount,
    toUInt64(intDiv(toUInt128(amount) * s.co_share_bps, 10000)) AS co_amount
FROM scored AS s
INNER JOIN {{epoch_at}} AS e ON e.epoch = s.epoch;
