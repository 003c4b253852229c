-- stake_at -> stake_position_at(slot): what each staker has in each stake, one row a position.

CREATE OR REPLACE VIEW stake_position_at AS
SELECT
    s.device AS device,
    position.2 AS staker,
    position.1 AS role,
    position.3 AS active,
    position.4 AS cooling,
    position.5 AS cooling_until,
    position.6 AS locked
FROM {{stake_at}} AS s
ARRAY JOIN arrayFilter(p -> p.2 != toFixedString('', 32),
[
    ('OWNER', s.owner, s.owner_active, s.owner_cooling, s.owner_cooling_until, s.owner_locked),
    ('CO_STAKER', ifNull(s.co_staker, toFixedString('', 32)), s.co_active, s.co_cooling, s.co_cooling_until, s.co_locked)
]) AS position;
