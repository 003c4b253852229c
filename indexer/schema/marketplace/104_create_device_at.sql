-- ev_marketplace_* about devices -> device_at(slot): each device at a slot, the account's fields as its own events tell
-- them, ordered by its own sequence. A sequence of 0 on the right side of a join means that there was no such event.

CREATE OR REPLACE VIEW device_at AS
WITH
    declared AS
    (
        SELECT device, max(sequence) AS last_sequence,
            argMax(country, sequence) AS country,
            argMax(connectivity, sequence) AS connectivity,
            argMax(encryption_key, sequence) AS encryption_key
        FROM
        (
            SELECT device, device_sequence AS sequence, country, connectivity, encryption_key
            FROM ev_marketplace_device_registered WHERE slot <= {slot:UInt64}
            UNION ALL
            SELECT device, device_sequence, country, connectivity, encryption_key
            FROM ev_marketplace_device_updated WHERE slot <= {slot:UInt64}
        )
        GROUP BY device
    ),
    rotated AS
    (
        SELECT device, max(device_sequence) AS last_sequence, argMax(worker, device_sequence) AS worker
        FROM ev_marketplace_device_worker_rotated WHERE slot <= {slot:UInt64} GROUP BY device
    ),
    retirement AS
    (
        SELECT device, max(device_sequence) AS last_sequence, max(timestamp) AS at, max(slot) AS at_slot
        FROM ev_marketplace_device_retired WHERE slot <= {slot:UInt64} GROUP BY device
    ),
    acceptance AS
    (
        SELECT device, max(device_sequence) AS last_sequence, argMax(accepting, device_sequence) AS accepting
        FROM ev_marketplace_device_accepting_set WHERE slot <= {slot:UInt64} GROUP BY device
    ),
    terms AS
    (
        SELECT device, max(device_sequence) AS last_sequence,
            argMax(ask_usdc, device_sequence) AS ask_usdc,
            argMax(ask_io, device_sequence) AS ask_io,
            argMax(min_seconds, device_sequence) AS min_seconds,
            argMax(max_seconds, device_sequence) AS max_seconds,
            max(terms_slot) AS terms_slot
        FROM ev_marketplace_listing_set WHERE slot <= {slot:UInt64} GROUP BY device
    ),
    withdrawal AS
    (
        SELECT device, max(device_sequence) AS last_sequence, max(terms_slot) AS terms_slot
        FROM ev_marketplace_listing_closed WHERE slot <= {slot:UInt64} GROUP BY device
    ),
    started AS
    (
        SELECT device, max(device_sequence) AS last_sequence,
            argMax((n, challenge_slot, challenge_deadline_slot, challenge_heavy), device_sequence) AS challenge
        FROM ev_marketplace_chain_started WHERE slot <= {slot:UInt64} GROUP BY device
    ),
    assignment AS
    (
        SELECT d.device AS device, max(d.device_sequence) AS last_sequence,
            argMax((p.rental, p.owner, d.rank, d.price, p.mint, p.fee_bps, p.timestamp, p.slot, p.ends_at, d.min_seconds, d.reserved),
                d.device_sequence) AS terms
        FROM ev_marketplace_devices_assigned_devices AS d
        INNER JOIN ev_marketplace_devices_assigned AS p
            ON p.slot = d.slot AND p.signature = d.signature AND p.instruction = d.instruction AND p.inner = d.inner
        WHERE d.slot <= {slot:UInt64}
        GROUP BY d.device
    ),
    ticked AS
    (
        SELECT t.device AS device, max(t.device_sequence) AS last_sequence,
            count() AS ticks,
            max(t.timestamp) AS last_tick_at,
            maxIf(t.timestamp, t.credited) AS last_credited_at,
            maxIf(t.slot, t.credited) AS last_credited_slot,
            argMax(t.head, t.device_sequence) AS head,
            argMax((t.n + 1, t.next_slot, t.next_deadline_slot, t.next_heavy), t.device_sequence) AS challenge,
            argMax((t.reserved, t.accrued), t.device_sequence) AS money,
            sum(t.idle_seconds) AS idle_seconds,
            sum(t.hired_seconds) AS hired_seconds,
            sumIf(t.hired_seconds, t.device_sequence > a.last_sequence) AS assignment_hired_seconds,
            countIf(t.drained AND t.device_sequence > a.last_sequence) > 0 AS drained
        FROM ev_marketplace_device_ticked AS t
        LEFT JOIN assignment AS a ON a.device = t.device
        WHERE t.slot <= {slot:UInt64}
        GROUP BY t.device
    ),
    released AS
    (
        SELECT device, max(device_sequence) AS last_sequence,
            argMax((reason, released_at, drain_at, drain_slot, drained), device_sequence) AS terms
        FROM ev_marketplace_device_released WHERE slot <= {slot:UInt64} GROUP BY device
    ),
    settlement AS
    (
        SELECT device, max(device_sequence) AS last_sequence,
            maxIf(device_sequence, ended) AS ended_sequence,
            argMax((reserved, accrued), device_sequence) AS money
        FROM ev_marketplace_device_settled WHERE slot <= {slot:UInt64} GROUP BY device
    ),
    reported AS
    (
        SELECT device, max(device_sequence) AS last_sequence, argMax((state, exit_code), device_sequence) AS job
        FROM ev_marketplace_job_reported WHERE slot <= {slot:UInt64} GROUP BY device
    ),
    published AS
    (
        SELECT device, max(device_sequence) AS last_sequence, argMax(endpoint, device_sequence) AS endpoint
        FROM ev_marketplace_endpoint_published WHERE slot <= {slot:UInt64} GROUP BY device
    )
SELECT
    r.device AS device,
    greatest(d.last_sequence, w.last_sequence, x.last_sequence, c.last_sequence, l.last_sequence, lc.last_sequence,
        s.last_sequence, a.last_sequence, t.last_sequence, rel.last_sequence, st.last_sequence, j.last_sequence,
        e.last_sequence) AS sequence,
    r.supplier AS supplier,
    r.owner AS owner,
    if(w.last_sequence > 0, w.worker, r.worker) AS worker,
    r.index AS index,
    r.model_code AS model_code,
    m.name AS model_name,
    r.class AS class,
    r.gpu_count AS gpu_count,
    d.country AS country,
    d.connectivity AS connectivity,
    d.encryption_key AS encryption_key,
    -- A device accepts from its registration until it says no or leaves.
    x.last_sequence = 0 AND (c.last_sequence = 0 OR c.accepting) AS accepting,
    x.last_sequence > 0 AS retired,
    if(x.last_sequence > 0, x.at, NULL) AS retired_at,
    r.timestamp AS registered_at,
    r.slot AS registered_slot,

    l.last_sequence > greatest(lc.last_sequence, x.last_sequence) AS listed,
    l.ask_usdc AS ask_usdc,
    l.ask_io AS ask_io,
    l.min_seconds AS min_seconds,
    l.max_seconds AS max_seconds,
    greatest(l.terms_slot, lc.terms_slot, x.at_slot) AS terms_slot,

    s.last_sequence > 0 AS chain_started,
    -- The challenge that waits for an answer, and the number of the tick that answers it.
    if(s.last_sequence > t.last_sequence, s.challenge.1, t.challenge.1) AS n,
    if(s.last_sequence > t.last_sequence, s.challenge.2, t.challenge.2) AS challenge_slot,
    if(s.last_sequence > t.last_sequence, s.challenge.3, t.challenge.3) AS challenge_deadline_slot,
    if(s.last_sequence > t.last_sequence, s.challenge.4, t.challenge.4) AS challenge_heavy,
    t.head AS head,
    t.ticks AS ticks,
    t.last_tick_at AS last_tick_at,
    -- 0: never.
    t.last_credited_at AS last_credited_at,
    t.last_credited_slot AS last_credited_slot,

    -- NULL is a value: a device whose assignment ended has none.
    a.last_sequence > st.ended_sequence AS assigned,
    if(assigned, a.terms.1, NULL) AS rental,
    if(assigned, a.terms.2, NULL) AS rental_owner,
    if(assigned, a.terms.3, NULL) AS rank,
    if(assigned, a.terms.4, NULL) AS price,
    if(assigned, a.terms.5, NULL) AS mint,
    if(assigned, a.terms.6, NULL) AS fee_bps,
    if(assigned, a.terms.7, NULL) AS assigned_at,
    if(assigned, a.terms.8, NULL) AS assigned_slot,
    if(assigned, a.terms.9, NULL) AS ends_at,
    if(assigned, a.terms.10, NULL) AS assignment_min_seconds,
    assigned AND rel.last_sequence > a.last_sequence AS released,
    if(released, rel.terms.1, NULL) AS release_reason,
    if(released, rel.terms.2, NULL) AS released_at,
    if(released, rel.terms.3, NULL) AS drain_at,
    if(released, rel.terms.4, NULL) AS drain_slot,
    assigned AND (t.drained OR (released AND rel.terms.5)) AS drained,
    multiIf(
        NOT assigned, 0,
        st.last_sequence > greatest(t.last_sequence, a.last_sequence), st.money.1,
        t.last_sequence > a.last_sequence, t.money.1,
        a.terms.11) AS reserved,
    multiIf(
        NOT assigned, 0,
        st.last_sequence > greatest(t.last_sequence, a.last_sequence), st.money.2,
        t.last_sequence > a.last_sequence, t.money.2,
        0) AS accrued,
    if(assigned, t.assignment_hired_seconds, 0) AS assignment_hired_seconds,

    -- What the worker said in the latest assignment; it stays until the next one.
    if(j.last_sequence > a.last_sequence, j.job.1, 'Unknown') AS job_state,
    if(j.last_sequence > a.last_sequence, j.job.2, 0) AS job_exit_code,
    if(e.last_sequence > a.last_sequence, e.endpoint, '') AS endpoint,

    t.idle_seconds AS idle_seconds,
    t.hired_seconds AS hired_seconds,

    m.heavy_work_kind AS heavy_work_kind,
    m.fresh_seconds AS fresh_seconds,
    m.fresh_slots AS fresh_slots
FROM ev_marketplace_device_registered AS r
INNER JOIN declared AS d ON d.device = r.device
LEFT JOIN rotated AS w ON w.device = r.device
LEFT JOIN retirement AS x ON x.device = r.device
LEFT JOIN acceptance AS c ON c.device = r.device
LEFT JOIN terms AS l ON l.device = r.device
LEFT JOIN withdrawal AS lc ON lc.device = r.device
LEFT JOIN started AS s ON s.device = r.device
LEFT JOIN assignment AS a ON a.device = r.device
LEFT JOIN ticked AS t ON t.device = r.device
LEFT JOIN released AS rel ON rel.device = r.device
LEFT JOIN settlement AS st ON st.device = r.device
LEFT JOIN reported AS j ON j.device = r.device
LEFT JOIN published AS e ON e.device = r.device
LEFT JOIN gpu_model_at(slot = {slot:UInt64}) AS m ON m.code = r.model_code
WHERE r.slot <= {slot:UInt64};
