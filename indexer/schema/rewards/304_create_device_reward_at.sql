-- ev_rewards_reward_registered, device_score_at, ev_rewards_(co_)reward_claimed_devices -> device_reward_at(slot): what each
-- device has earned and claimed at a slot. earned - claimed is the supplier's to claim, co_earned - co_claimed that of its
-- co-stakers. Amounts in the smallest unit of IO.

CREATE OR REPLACE VIEW device_reward_at AS
WITH
    scores AS
    (
        SELECT s.device AS device, count() AS epochs, countIf(s.finalized) AS final_epochs, toUInt64(sum(s.amount) - sum(s.co_amount)) AS earned,
            sum(s.co_amount) AS co_earned, max(s.index) AS last_index, max(s.reward_sequence) AS last_sequence
        FROM {{device_score_at}} AS s GROUP BY s.device
    ),
    claims AS
    (
        SELECT device, sum(supplier_amount) AS claimed, sum(co_amount) AS co_claimed, max(sequence) AS last_sequence
        FROM
        (
            SELECT device, reward_sequence AS sequence, amount AS supplier_amount, toUInt64(0) AS co_amount
            FROM ev_rewards_reward_claimed_devices WHERE slot <= {slot:UInt64}
            UNION ALL
            SELECT device, reward_sequence, 0, amount
            FROM ev_rewards_co_reward_claimed_devices WHERE slot <= {slot:UInt64}
        )
        GROUP BY device
    )
SELECT
    r.reward AS reward,
    greatest(r.reward_sequence, s.last_sequence, c.last_sequence) AS sequence,
    r.device AS device,
    r.supplier AS supplier,
    r.timestamp AS registered_at,
    -- Scored; and of them those whose weights are complete, which is when they earn.
    s.epochs AS epochs,
    s.final_epochs AS final_epochs,
    s.earned AS earned,
    s.co_earned AS co_earned,
    c.claimed AS claimed,
    c.co_claimed AS co_claimed,
    -- Latest epoch scored; NULL before the first.
    if(s.epochs > 0, s.last_index, NULL) AS last_index
FROM ev_rewards_reward_registered AS r
LEFT JOIN scores AS s ON s.device = r.device
LEFT JOIN claims AS c ON c.device = r.device
WHERE r.slot <= {slot:UInt64};
