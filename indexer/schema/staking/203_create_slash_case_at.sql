-- ev_staking_slash_case_* -> slash_case_at(slot): each slash case at a slot, ended ones included.

CREATE OR REPLACE VIEW slash_case_at AS
WITH
    ending AS
    (
        SELECT case, case_sequence AS sequence, if(slashed > 0, 'UPHELD', 'REJECTED') AS status, slashed, owner_slashed,
            co_slashed, toNullable(arbiter) AS arbiter, bond_to, bond_to_co_staker, timestamp AS ended_at
        FROM ev_staking_slash_case_ruled WHERE slot <= {slot:UInt64}
        UNION ALL
        SELECT case, case_sequence, 'DISMISSED', 0, 0, 0, NULL, bond_to, bond_to_co_staker, timestamp
        FROM ev_staking_slash_case_dismissed WHERE slot <= {slot:UInt64}
    ),
    answered AS
    (
        SELECT case, case_sequence AS sequence, hash, uri, timestamp
        FROM ev_staking_slash_case_answered WHERE slot <= {slot:UInt64}
    )
SELECT
    o.case AS case,
    greatest(o.case_sequence, a.sequence, e.sequence) AS sequence,
    o.stake AS stake,
    o.device AS device,
    o.owner AS owner,
    o.reporter AS reporter,
    -- At the stake; never used twice.
    o.index AS index,
    o.reason AS reason,
    -- Most that may be slashed, as the reporter asked; smallest unit of IO, as the bond.
    o.amount AS amount,
    o.bond AS bond,
    o.evidence_hash AS evidence_hash,
    o.evidence_uri AS evidence_uri,
    o.timestamp AS opened_at,
    o.answer_until AS answer_until,
    o.ruling_until AS ruling_until,
    if(a.sequence > 0, a.hash, NULL) AS answer_hash,
    if(a.sequence > 0, a.uri, NULL) AS answer_uri,
    if(a.sequence > 0, a.timestamp, NULL) AS answered_at,
    if(e.sequence > 0, e.status, 'OPEN') AS status,
    -- Burnt by the ruling, and of whom.
    e.slashed AS slashed,
    e.owner_slashed AS owner_slashed,
    e.co_slashed AS co_slashed,
    e.arbiter AS arbiter,
    if(e.sequence > 0, e.bond_to, NULL) AS bond_to,
    -- Part of a lost bond that went into the co-staker's position.
    e.bond_to_co_staker AS bond_to_co_staker,
    if(e.sequence > 0, e.ended_at, NULL) AS ended_at
FROM ev_staking_slash_case_opened AS o
LEFT JOIN answered AS a ON a.case = o.case
LEFT JOIN ending AS e ON e.case = o.case
WHERE o.slot <= {slot:UInt64};
