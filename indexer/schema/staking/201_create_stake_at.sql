-- ev_staking_stake_*, ev_staking_co_stake_*, ev_staking_slash_case_* -> stake_at(slot): the stake behind each device at a
-- slot. Each event carries the whole state after it, so the latest one tells all. Amounts in the smallest unit of IO.

CREATE OR REPLACE VIEW stake_at AS
WITH
    told AS
    (
        SELECT stake, stake_sequence AS sequence, device, timestamp, COLUMNS('^state_')
        FROM ev_staking_stake_deposited WHERE slot <= {slot:UInt64}
        UNION ALL
        SELECT stake, stake_sequence, device, timestamp, COLUMNS('^state_')
        FROM ev_staking_stake_cooled WHERE slot <= {slot:UInt64}
        UNION ALL
        SELECT stake, stake_sequence, device, timestamp, COLUMNS('^state_')
        FROM ev_staking_stake_withdrawn WHERE slot <= {slot:UInt64}
        UNION ALL
        SELECT stake, stake_sequence, device, timestamp, COLUMNS('^state_')
        FROM ev_staking_co_stake_offer_set WHERE slot <= {slot:UInt64}
        UNION ALL
        SELECT stake, stake_sequence, device, timestamp, COLUMNS('^state_')
        FROM ev_staking_co_stake_offer_closed WHERE slot <= {slot:UInt64}
        UNION ALL
        SELECT stake, stake_sequence, device, timestamp, COLUMNS('^state_')
        FROM ev_staking_co_stake_accepted WHERE slot <= {slot:UInt64}
        UNION ALL
        SELECT stake, stake_sequence, device, timestamp, COLUMNS('^state_')
        FROM ev_staking_co_stake_ended WHERE slot <= {slot:UInt64}
        UNION ALL
        SELECT stake, stake_sequence, device, timestamp, COLUMNS('^state_')
        FROM ev_staking_slash_case_opened WHERE slot <= {slot:UInt64}
        UNION ALL
        SELECT stake, stake_sequence, device, timestamp, COLUMNS('^state_')
        FROM ev_staking_slash_case_ruled WHERE slot <= {slot:UInt64}
        UNION ALL
        SELECT stake, stake_sequence, device, timestamp, COLUMNS('^state_')
        FROM ev_staking_slash_case_dismissed WHERE slot <= {slot:UInt64}
    ),
    latest AS (SELECT * FROM told ORDER BY device, sequence DESC LIMIT 1 BY device)
SELECT
    s.device AS device,
    s.stake AS stake,
    s.sequence AS sequence,
    s.state_owner_staker AS owner,
    s.state_owner_active AS owner_active,
    s.state_owner_cooling AS owner_cooling,
    -- Clock from which what cools can be withdrawn; 0 when nothing ever cooled.
    s.state_owner_cooling_until AS owner_cooling_until,
    -- Part of active and cooling that open cases hold.
    s.state_owner_locked AS owner_locked,
    -- A slot that nobody holds has the default key.
    nullIf(s.state_co_staker_staker, toFixedString('', 32)) AS co_staker,
    s.state_co_staker_active AS co_active,
    s.state_co_staker_cooling AS co_cooling,
    s.state_co_staker_cooling_until AS co_cooling_until,
    s.state_co_staker_locked AS co_locked,
    s.state_co_share_bps AS co_share_bps,
    -- Most that a co-staker may bring; 0 when nothing is offered.
    s.state_offer_amount AS offer_amount,
    s.state_offer_share_bps AS offer_share_bps,
    s.state_open_cases AS open_cases,
    -- Clock of the first slash of the running 30 days, and what they took.
    s.state_window_started_at AS window_started_at,
    s.state_window_slashed AS window_slashed,
    -- Of both positions.
    s.state_owner_active + s.state_co_staker_active AS active,
    s.state_owner_cooling + s.state_co_staker_cooling AS cooling,
    s.state_owner_locked + s.state_co_staker_locked AS locked,
    s.timestamp AS updated_at
FROM latest AS s;
