-- ev_rewards_(co_)reward_claimed, ev_staking_slash_case_ruled -> io_supply_at(slot): the supply of IO, always one row, in its
-- smallest unit. What holders burn of their own is an event of no program here, and would be missing.

CREATE OR REPLACE VIEW io_supply_at AS
WITH
    moved AS
    (
        SELECT amount AS issued, toUInt64(0) AS burnt FROM ev_rewards_reward_claimed WHERE slot <= {slot:UInt64}
        UNION ALL
        SELECT amount, 0 FROM ev_rewards_co_reward_claimed WHERE slot <= {slot:UInt64}
        UNION ALL
        -- By rulings on slash cases. What was burnt before the emission began is not missing from its supply then.
        SELECT 0, slashed FROM ev_staking_slash_case_ruled
        WHERE slot <= {slot:UInt64} AND slot > (SELECT min(slot) FROM ev_rewards_emission_initialized)
    )
SELECT
    -- The emission begins with what is left of 500,000,000 IO: holders may have burnt of it before.
    (
        SELECT if(count() = 0, toUInt64(50000000000000000), any(supply))
        FROM ev_rewards_emission_initialized WHERE slot <= {slot:UInt64}
    ) AS genesis,
    -- 800,000,000 IO: the emission ends at 300,000,000 issued.
    toUInt64(80000000000000000) AS cap,
    sum(m.issued) AS issued,
    sum(m.burnt) AS burnt,
    toUInt64(genesis + issued - burnt) AS supply
FROM moved AS m;
