-- ev_rewards_emission_*, _epoch_opened, _reward_claimed, _co_reward_claimed -> emission_at(slot): the schedule and how far
-- it has come, one row once it began. Amounts in the smallest unit of IO.

CREATE OR REPLACE VIEW emission_at AS
WITH
    -- Each event tells some fields, NULL the others.
    told AS
    (
        SELECT emission, emission_sequence AS sequence, toNullable(toUInt32(0)) AS next_index, toNullable(next_q32) AS next_q32,
            toNullable(toUInt64(0)) AS issued, toUInt64(0) AS forgone
        FROM ev_rewards_emission_initialized WHERE slot <= {slot:UInt64}
        UNION ALL
        SELECT emission, emission_sequence, next_index, next_q32, NULL, forgone
        FROM ev_rewards_emission_advanced WHERE slot <= {slot:UInt64}
        UNION ALL
        SELECT emission, emission_sequence, next_index, next_q32, NULL, forgone
        FROM ev_rewards_epoch_opened WHERE slot <= {slot:UInt64}
        UNION ALL
        SELECT emission, emission_sequence, NULL, NULL, issued, 0
        FROM ev_rewards_reward_claimed WHERE slot <= {slot:UInt64}
        UNION ALL
        SELECT emission, emission_sequence, NULL, NULL, issued, 0
        FROM ev_rewards_co_reward_claimed WHERE slot <= {slot:UInt64}
    ),
    latest AS
    (
        SELECT t.emission AS emission, max(t.sequence) AS last_sequence,
            assumeNotNull(argMax(t.next_index, t.sequence)) AS next_index,
            assumeNotNull(argMax(t.next_q32, t.sequence)) AS next_q32,
            assumeNotNull(argMax(t.issued, t.sequence)) AS issued,
            sum(t.forgone) AS forgone
        FROM told AS t GROUP BY t.emission
    )
SELECT
    i.emission AS emission,
    l.last_sequence AS sequence,
    i.mint AS mint,
    i.mint_authority AS mint_authority,
    i.policy AS policy,
    -- Hours since 1970 of epoch 0.
    i.first_hour AS first_hour,
    i.timestamp AS initialized_at,
    -- The first epoch that was neither opened nor stepped over, and its emission in Q32.
    l.next_index AS next_index,
    l.next_q32 AS next_q32,
    -- Minted by the program.
    l.issued AS issued,
    -- Of epochs that nobody opened in time: never minted.
    l.forgone AS forgone
FROM ev_rewards_emission_initialized AS i
INNER JOIN latest AS l ON l.emission = i.emission
WHERE i.slot <= {slot:UInt64};
