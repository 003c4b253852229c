-- ev_marketplace_* about devices -> device_at(slot): each device at a slot, the account's fields as its own events tell
-- them, ordered by its own sequence. Each branch of a union tells some fields and NULL for the others; argMaxIf takes the
-- latest that was told. A sequence of 0 means that there was no such event.

CREATE OR REPLACE VIEW device_at AS
WITH
    told AS
    (
        SELECT device, device_sequence AS sequence, supplier, owner, index, model_code, class, gpu_count,
            timestamp AS registered_at, slot AS registered_slot, worker, country, connectivity, encryption_key,
            true AS accepting, NULL AS retired_at, false AS listed,
            NULL AS ask_usdc, NULL AS ask_io, NULL AS min_seconds, NULL AS max_seconds, NULL AS terms_slot,
            NULL AS n, NULL AS challenge_slot, NULL AS challenge_deadline_slot, NULL AS challenge_heavy
        FROM ev_marketplace_device_registered WHERE slot <= {slot:UInt64}
        UNION ALL
        SELECT device, device_sequence, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, country, connectivity, encryption_key,
            NULL, NULL, NULL, NULL, NULL, NULL, NULL, terms_slot, NULL, NULL, NULL, NULL
        FROM ev_marketplace_device_updated WHERE slot <= {slot:UInt64}
        UNION ALL
        SELECT device, device_sequence, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, worker, NULL, NULL, NULL,
            NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
        FROM ev_marketplace_device_worker_rotated WHERE slot <= {slot:UInt64}
        UNION ALL
        SELECT device, device_sequence, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
            false, timestamp, false, NULL, NULL, NULL, NULL, terms_slot, NULL, NULL, NULL, NULL
        FROM ev_marketplace_device_retired WHERE slot <= {slot:UInt64}
        UNION ALL
        SELECT device, device_sequence, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
            false, timestamp, false, NULL, NULL, NULL, NULL, terms_slot, NULL, NULL, NULL, NULL
        FROM ev_marketplace_gpu_claim_released WHERE slot <= {slot:UInt64}
        UNION ALL
        SELECT device, device_sequence, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
            accepting, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
        FROM ev_marketplace_device_accepting_set WHERE slot <= {slot:UInt64}
        UNION ALL
        SELECT device, device_sequence, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
            NULL, NULL, true, ask_usdc, ask_io, min_seconds, max_seconds, terms_slot, NULL, NULL, NULL, NULL
        FROM ev_marketplace_listing_set WHERE slot <= {slot:UInt64}
        UNION ALL
        SELECT device, device_sequence, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
            NULL, NULL, false, NULL, NULL, NULL, NULL, terms_slot, NULL, NULL, NULL, NULL
        FROM ev_marketplace_listing_closed WHERE slot <= {slot:UInt64}
        UNION ALL
        SELECT device, device_sequence, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
            NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, n, challenge_slot, challenge_deadline_slot, challenge_heavy
        FROM ev_marketplace_chain_started WHERE slot <= {slot:UInt64}
    ),
    declared AS
    (
        SELECT t.device AS device, max(t.sequence) AS last_sequence,
            any(t.supplier) AS supplier, any(t.owner) AS owner, any(t.index) AS index, any(t.model_code) AS model_code,
            any(t.class) AS class, any(t.gpu_count) AS gpu_count,
            any(t.registered_at) AS registered_at, any(t.registered_slot) AS registered_slot,
            argMax(t.worker, t.sequence) AS worker,
            argMax(t.country, t.sequence) AS country,
            argMax(t.connectivity, t.sequence) AS connectivity,
            argMax(t.encryption_key, t.sequence) AS encryption_key,
            argMax(t.accepting, t.sequence) AS accepting,
            -- A device that left may still have its claims released.
            min(t.retired_at) AS retired_at,
            argMax(t.listed, t.sequence) AS listed,
            argMax(t.ask_usdc, t.sequence) AS ask_usdc,
            argMax(t.ask_io, t.sequence) AS ask_io,
            argMax(t.min_seconds, t.sequence) AS min_seconds,
            argMax(t.max_seconds, t.sequence) AS max_seconds,
            argMax(t.terms_slot, t.sequence) AS terms_slot,
            maxIf(t.sequence, t.n IS NOT NULL) AS started_sequence,
            argMax(t.n, t.sequence) AS n,
            argMax(t.challenge_slot, t.sequence) AS challenge_slot,
            argMax(t.challenge_deadline_slot, t.sequence) AS challenge_deadline_slot,
            argMax(t.challenge_heavy, t.sequence) AS challenge_heavy
        FROM told AS t GROUP BY t.device
    ),
    hiring AS
    (
        SELECT d.device AS device, d.device_sequence AS sequence, p.rental AS rental, p.owner AS owner, d.rank AS rank,
            d.price AS price, p.mint AS mint, p.fee_bps AS fee_bps, p.timestamp AS assigned_at, p.slot AS assigned_slot,
            p.ends_at AS ends_at, d.min_seconds AS min_seconds, d.reserved AS reserved, toUInt64(0) AS accrued,
            p.timestamp + d.min_seconds AS payable_at, false AS forfeited,
            NULL AS reason, NULL AS released_at, NULL AS drain_at, NULL AS drain_slot, NULL AS drained,
            NULL AS ended, NULL AS job_state, NULL AS job_exit_code, NULL AS endpoint
        FROM ev_marketplace_devices_assigned_devices AS d
        INNER JOIN ev_marketplace_devices_assigned AS p
            ON p.slot = d.slot AND p.signature = d.signature AND p.instruction = d.instruction AND p.inner = d.inner
        WHERE d.slot <= {slot:UInt64}
        UNION ALL
        SELECT d.device, d.device_sequence, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, p.ends_at, NULL, d.reserved, d.accrued,
            NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
        FROM ev_marketplace_devices_extended_devices AS d
        INNER JOIN ev_marketplace_devices_extended AS p
            ON p.slot = d.slot AND p.signature = d.signature AND p.instruction = d.instruction AND p.inner = d.inner
        WHERE d.slot <= {slot:UInt64}
        UNION ALL
        SELECT device, device_sequence, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
            payable_at, forfeited, reason, released_at, drain_at, drain_slot, drained, NULL, NULL, NULL, NULL
        FROM ev_marketplace_device_released WHERE slot <= {slot:UInt64}
        UNION ALL
        SELECT device, device_sequence, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, reserved, accrued,
            NULL, NULL, NULL, NULL, NULL, NULL, NULL, ended, NULL, NULL, NULL
        FROM ev_marketplace_device_settled WHERE slot <= {slot:UInt64}
        UNION ALL
        SELECT device, device_sequence, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
            NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, state, exit_code, NULL
        FROM ev_marketplace_job_reported WHERE slot <= {slot:UInt64}
        UNION ALL
        SELECT device, device_sequence, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
            NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, endpoint
        FROM ev_marketplace_endpoint_published WHERE slot <= {slot:UInt64}
    ),
    hired AS
    (
        SELECT h.device AS device, max(h.sequence) AS last_sequence,
            maxIf(h.sequence, h.rental IS NOT NULL) AS assigned_sequence,
            argMax(h.rental, h.sequence) AS rental,
            argMax(h.owner, h.sequence) AS owner,
            argMax(h.rank, h.sequence) AS rank,
            argMax(h.price, h.sequence) AS price,
            argMax(h.mint, h.sequence) AS mint,
            argMax(h.fee_bps, h.sequence) AS fee_bps,
            argMax(h.assigned_at, h.sequence) AS assigned_at,
            argMax(h.assigned_slot, h.sequence) AS assigned_slot,
            argMax(h.ends_at, h.sequence) AS ends_at,
            argMax(h.min_seconds, h.sequence) AS min_seconds,
            maxIf(h.sequence, h.reserved IS NOT NULL) AS money_sequence,
            argMax(h.reserved, h.sequence) AS reserved,
            argMax(h.accrued, h.sequence) AS accrued,
            argMax(h.payable_at, h.sequence) AS payable_at,
            argMax(h.forfeited, h.sequence) AS forfeited,
            maxIf(h.sequence, h.reason IS NOT NULL) AS released_sequence,
            argMax(h.reason, h.sequence) AS reason,
            argMax(h.released_at, h.sequence) AS released_at,
            argMax(h.drain_at, h.sequence) AS drain_at,
            argMax(h.drain_slot, h.sequence) AS drain_slot,
            argMax(h.drained, h.sequence) AS drained,
            maxIf(h.sequence, h.ended) AS ended_sequence,
            maxIf(h.sequence, h.job_state IS NOT NULL) AS reported_sequence,
            argMax(h.job_state, h.sequence) AS job_state,
            argMax(h.job_exit_code, h.sequence) AS job_exit_code,
            maxIf(h.sequence, h.endpoint IS NOT NULL) AS published_sequence,
            argMax(h.endpoint, h.sequence) AS endpoint
        FROM hiring AS h GROUP BY h.device
    ),
    latest_assignment AS
    (
        SELECT device, max(device_sequence) AS sequence
        FROM ev_marketplace_devices_assigned_devices WHERE slot <= {slot:UInt64} GROUP BY device
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
            sumIf(t.hired_seconds, t.device_sequence > a.sequence) AS assignment_hired_seconds,
            countIf(t.drained AND t.device_sequence > a.sequence) > 0 AS drained
        FROM ev_marketplace_device_ticked AS t
        LEFT JOIN latest_assignment AS a ON a.device = t.device
        WHERE t.slot <= {slot:UInt64}
        GROUP BY t.device
    ),
    -- Not gpu_model_at: the columns of a view cost time to plan, whether they are used or not.
    models AS
    (
        SELECT code, argMax(name, model_sequence) AS model_name, argMax(multiplier_bps, model_sequence) AS multiplier_bps,
            argMax(heavy_work_kind, model_sequence) AS heavy_work_kind, argMax(fresh_seconds, model_sequence) AS fresh_seconds,
            argMax(fresh_slots, model_sequence) AS fresh_slots
        FROM ev_marketplace_gpu_model_set WHERE slot <= {slot:UInt64} GROUP BY code
    )
SELECT
    d.device AS device,
    greatest(d.last_sequence, h.last_sequence, t.last_sequence) AS sequence,
    assumeNotNull(d.supplier) AS supplier,
    assumeNotNull(d.owner) AS owner,
    assumeNotNull(d.worker) AS worker,
    assumeNotNull(d.index) AS index,
    assumeNotNull(d.model_code) AS model_code,
    m.model_name AS model_name,
    assumeNotNull(d.class) AS class,
    assumeNotNull(d.gpu_count) AS gpu_count,
    assumeNotNull(d.country) AS country,
    assumeNotNull(d.connectivity) AS connectivity,
    assumeNotNull(d.encryption_key) AS encryption_key,
    -- A device accepts from its registration until it says no or leaves.
    toBool(assumeNotNull(d.accepting)) AS accepting,
    toBool(d.retired_at IS NOT NULL) AS retired,
    d.retired_at AS retired_at,
    assumeNotNull(d.registered_at) AS registered_at,
    assumeNotNull(d.registered_slot) AS registered_slot,

    toBool(assumeNotNull(d.listed)) AS listed,
    ifNull(d.ask_usdc, 0) AS ask_usdc,
    ifNull(d.ask_io, 0) AS ask_io,
    ifNull(d.min_seconds, 0) AS min_seconds,
    ifNull(d.max_seconds, 0) AS max_seconds,
    ifNull(d.terms_slot, 0) AS terms_slot,

    toBool(d.started_sequence > 0) AS chain_started,
    -- The challenge that waits for an answer, and the number of the tick that answers it.
    if(t.last_sequence > d.started_sequence, t.challenge.1, ifNull(d.n, 0)) AS n,
    if(t.last_sequence > d.started_sequence, t.challenge.2, ifNull(d.challenge_slot, 0)) AS challenge_slot,
    if(t.last_sequence > d.started_sequence, t.challenge.3, ifNull(d.challenge_deadline_slot, 0)) AS challenge_deadline_slot,
    toBool(if(t.last_sequence > d.started_sequence, t.challenge.4, ifNull(d.challenge_heavy, false))) AS challenge_heavy,
    t.head AS head,
    t.ticks AS ticks,
    t.last_tick_at AS last_tick_at,
    -- 0: never.
    t.last_credited_at AS last_credited_at,
    t.last_credited_slot AS last_credited_slot,

    -- NULL is a value: a device whose assignment ended has none.
    toBool(h.assigned_sequence > h.ended_sequence) AS assigned,
    if(assigned, h.rental, NULL) AS rental,
    if(assigned, h.owner, NULL) AS rental_owner,
    if(assigned, h.rank, NULL) AS rank,
    if(assigned, h.price, NULL) AS price,
    if(assigned, h.mint, NULL) AS mint,
    if(assigned, h.fee_bps, NULL) AS fee_bps,
    if(assigned, h.assigned_at, NULL) AS assigned_at,
    if(assigned, h.assigned_slot, NULL) AS assigned_slot,
    if(assigned, h.ends_at, NULL) AS ends_at,
    if(assigned, h.min_seconds, NULL) AS assignment_min_seconds,
    -- Clock from which accrued money can be settled; forfeited: it goes back to the renter instead.
    if(assigned, h.payable_at, NULL) AS payable_at,
    toBool(assigned AND ifNull(h.forfeited, false)) AS forfeited,
    toBool(assigned AND h.released_sequence > h.assigned_sequence) AS released,
    if(released, h.reason, NULL) AS release_reason,
    if(released, h.released_at, NULL) AS released_at,
    if(released, h.drain_at, NULL) AS drain_at,
    if(released, h.drain_slot, NULL) AS drain_slot,
    toBool(assigned AND (t.drained OR (released AND ifNull(h.drained, false)))) AS drained,
    multiIf(NOT assigned, 0, t.last_sequence > h.money_sequence, t.money.1, ifNull(h.reserved, 0)) AS reserved,
    multiIf(NOT assigned, 0, t.last_sequence > h.money_sequence, t.money.2, ifNull(h.accrued, 0)) AS accrued,
    if(assigned, t.assignment_hired_seconds, 0) AS assignment_hired_seconds,

    -- What the worker said in the latest assignment; it stays until the next one.
    if(h.reported_sequence > h.assigned_sequence, ifNull(h.job_state, ''), 'Unknown') AS job_state,
    if(h.reported_sequence > h.assigned_sequence, ifNull(h.job_exit_code, 0), 0) AS job_exit_code,
    if(h.published_sequence > h.assigned_sequence, ifNull(h.endpoint, ''), '') AS endpoint,

    t.idle_seconds AS idle_seconds,
    t.hired_seconds AS hired_seconds,

    m.multiplier_bps AS multiplier_bps,
    m.heavy_work_kind AS heavy_work_kind,
    m.fresh_seconds AS fresh_seconds,
    m.fresh_slots AS fresh_slots
FROM declared AS d
LEFT JOIN hired AS h ON h.device = d.device
LEFT JOIN ticked AS t ON t.device = d.device
LEFT JOIN models AS m ON m.code = assumeNotNull(d.model_code)
WHERE d.registered_at IS NOT NULL;
