-- ev_marketplace_* about rentals, and the ticks that they hired -> rental_at(slot): each rental at a slot.
-- Always: deposited = settled + fees + refunded + committed + free.

CREATE OR REPLACE VIEW rental_at AS
WITH
    -- Each event tells some sums after it, NULL the others; argMaxIf takes the latest that was told.
    told AS
    (
        SELECT rental, rental_sequence AS sequence,
            toNullable(deposited) AS deposited, toNullable(deposited) AS free, toNullable(toUInt64(0)) AS committed,
            toNullable(toUInt64(0)) AS settled, toNullable(toUInt64(0)) AS fees, toNullable(toUInt64(0)) AS refunded,
            toNullable(toUInt32(0)) AS assigned_gpus, toNullable(toUInt32(0)) AS filled_gpus, toNullable(ends_at) AS ends_at
        FROM ev_marketplace_rental_opened WHERE slot <= {slot:UInt64}
        UNION ALL
        SELECT rental, rental_sequence, deposited, free, NULL, NULL, NULL, NULL, NULL, NULL, NULL
        FROM ev_marketplace_rental_deposited WHERE slot <= {slot:UInt64}
        UNION ALL
        SELECT rental, rental_sequence, NULL, free, NULL, NULL, NULL, refunded, NULL, NULL, NULL
        FROM ev_marketplace_rental_withdrawn WHERE slot <= {slot:UInt64}
        UNION ALL
        SELECT rental, rental_sequence, NULL, free, committed, NULL, NULL, NULL, assigned_gpus, filled_gpus, NULL
        FROM ev_marketplace_devices_assigned WHERE slot <= {slot:UInt64}
        UNION ALL
        SELECT rental, rental_sequence, NULL, free, committed, NULL, NULL, NULL, NULL, NULL, rental_ends_at
        FROM ev_marketplace_devices_extended WHERE slot <= {slot:UInt64}
        UNION ALL
        SELECT rental, rental_sequence, NULL, rental_free, rental_committed, rental_settled, rental_fees, NULL, rental_assigned_gpus,
            NULL, NULL
        FROM ev_marketplace_device_settled WHERE slot <= {slot:UInt64}
        UNION ALL
        SELECT rental, rental_sequence, deposited, 0, 0, settled, fees, refunded, 0, NULL, NULL
        FROM ev_marketplace_rental_closed WHERE slot <= {slot:UInt64}
    ),
    sums AS
    (
        SELECT t.rental AS rental, max(t.sequence) AS last_sequence,
            assumeNotNull(argMaxIf(t.deposited, t.sequence, t.deposited IS NOT NULL)) AS deposited,
            assumeNotNull(argMaxIf(t.free, t.sequence, t.free IS NOT NULL)) AS free,
            assumeNotNull(argMaxIf(t.committed, t.sequence, t.committed IS NOT NULL)) AS committed,
            assumeNotNull(argMaxIf(t.settled, t.sequence, t.settled IS NOT NULL)) AS settled,
            assumeNotNull(argMaxIf(t.fees, t.sequence, t.fees IS NOT NULL)) AS fees,
            assumeNotNull(argMaxIf(t.refunded, t.sequence, t.refunded IS NOT NULL)) AS refunded,
            assumeNotNull(argMaxIf(t.assigned_gpus, t.sequence, t.assigned_gpus IS NOT NULL)) AS assigned_gpus,
            assumeNotNull(argMaxIf(t.filled_gpus, t.sequence, t.filled_gpus IS NOT NULL)) AS filled_gpus,
            assumeNotNull(argMaxIf(t.ends_at, t.sequence, t.ends_at IS NOT NULL)) AS ends_at
        FROM told AS t GROUP BY t.rental
    ),
    job AS
    (
        -- It is written in chunks; one at 0 begins it, or begins it again.
        SELECT rental, max(sequence) AS last_sequence, argMax(present, sequence) AS present, argMax(complete, sequence) AS complete,
            argMax(job, sequence) AS job, argMax(total, sequence) AS total, argMax(written, sequence) AS written
        FROM
        (
            SELECT rental, rental_sequence AS sequence, true AS present, complete, job, total,
                toUInt32(offset + length(chunk)) AS written
            FROM ev_marketplace_job_written WHERE slot <= {slot:UInt64}
            UNION ALL
            SELECT rental, rental_sequence, false, false, job, 0, 0
            FROM ev_marketplace_job_closed WHERE slot <= {slot:UInt64}
        )
        GROUP BY rental
    ),
    job_keys AS
    (
        SELECT rental, max(page_sequence) AS last_sequence, countIf(page_present) AS pages
        FROM
        (
            SELECT rental, page, max(sequence) AS page_sequence, argMax(present, sequence) AS page_present
            FROM
            (
                SELECT rental, page, rental_sequence AS sequence, true AS present
                FROM ev_marketplace_job_keys_published WHERE slot <= {slot:UInt64}
                UNION ALL
                SELECT rental, page, rental_sequence, false
                FROM ev_marketplace_job_keys_closed WHERE slot <= {slot:UInt64}
            )
            GROUP BY rental, page
        )
        GROUP BY rental
    ),
    closing AS
    (
        SELECT rental, max(timestamp) AS at, max(rental_sequence) AS last_sequence
        FROM ev_marketplace_rental_closed WHERE slot <= {slot:UInt64} GROUP BY rental
    ),
    hired AS
    (
        SELECT rental, sum(hired_seconds) AS seconds, sum(hired_seconds * gpu_count) AS gpu_seconds
        FROM ev_marketplace_device_ticked WHERE slot <= {slot:UInt64} GROUP BY rental
    )
SELECT
    r.rental AS rental,
    greatest(s.last_sequence, j.last_sequence, k.last_sequence) AS sequence,
    r.renter AS renter,
    r.owner AS owner,
    r.nonce AS nonce,
    r.mint AS mint,
    r.vault AS vault,
    r.model_code AS model_code,
    r.country AS country,
    r.price_cap AS price_cap,
    r.wanted_gpus AS wanted_gpus,
    r.minimum_gpus AS minimum_gpus,
    s.assigned_gpus AS assigned_gpus,
    -- Hired by the fill deadline, those released since included.
    s.filled_gpus AS filled_gpus,
    s.deposited AS deposited,
    s.settled AS settled,
    s.fees AS fees,
    s.refunded AS refunded,
    s.committed AS committed,
    s.free AS free,
    r.fill_deadline AS fill_deadline,
    r.timestamp AS opened_at,
    r.slot AS opened_slot,
    s.ends_at AS ends_at,
    r.session AS session,
    r.session_expires_at AS session_expires_at,
    r.job_hash AS job_hash,
    r.encryption_key AS encryption_key,
    -- The job's account exists; the job can be read once it is complete.
    toBool(j.last_sequence > 0 AND j.present) AS has_job,
    toBool(j.complete) AS job_complete,
    -- Bytes of the job, and of them those written.
    j.total AS job_bytes,
    j.written AS job_written_bytes,
    if(j.last_sequence > 0, j.job, NULL) AS job,
    -- Pages of wrapped job keys that exist.
    toUInt16(k.pages) AS job_key_pages,
    toBool(c.last_sequence > 0) AS closed,
    if(c.last_sequence > 0, c.at, NULL) AS closed_at,
    -- Proven seconds of its devices, and the same times their GPUs.
    h.seconds AS hired_seconds,
    h.gpu_seconds AS hired_gpu_seconds
FROM ev_marketplace_rental_opened AS r
INNER JOIN sums AS s ON s.rental = r.rental
LEFT JOIN job AS j ON j.rental = r.rental
LEFT JOIN job_keys AS k ON k.rental = r.rental
LEFT JOIN closing AS c ON c.rental = r.rental
LEFT JOIN hired AS h ON h.rental = r.rental
WHERE r.slot <= {slot:UInt64};
