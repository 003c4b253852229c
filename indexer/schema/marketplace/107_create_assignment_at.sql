-- ev_marketplace_devices_assigned(_devices), _devices_extended(_devices), _device_ticked, _device_released, _device_settled
-- -> assignment_at(slot): one row for each time that a device was hired. What happens to a device belongs to its latest
-- assignment before it.

CREATE OR REPLACE VIEW assignment_at AS
WITH
    assignment AS
    (
        SELECT p.rental AS rental, p.owner AS owner, d.device AS device, d.device_sequence AS device_sequence,
            d.supplier AS supplier, p.model_code AS model_code, d.country AS country, d.gpu_count AS gpu_count, d.rank AS rank,
            d.price AS price, p.mint AS mint, p.fee_bps AS fee_bps, d.min_seconds AS min_seconds, d.reserved AS reserved_at_first,
            p.timestamp AS assigned_at, p.slot AS assigned_slot, p.ends_at AS ends_at, d.signature AS signature
        FROM ev_marketplace_devices_assigned_devices AS d
        INNER JOIN ev_marketplace_devices_assigned AS p
            ON p.slot = d.slot AND p.signature = d.signature AND p.instruction = d.instruction AND p.inner = d.inner
        WHERE d.slot <= {slot:UInt64}
    ),
    extension AS
    (
        SELECT d.device AS device, d.device_sequence AS device_sequence, d.added AS added, p.ends_at AS ends_at
        FROM ev_marketplace_devices_extended_devices AS d
        INNER JOIN ev_marketplace_devices_extended AS p
            ON p.slot = d.slot AND p.signature = d.signature AND p.instruction = d.instruction AND p.inner = d.inner
        WHERE d.slot <= {slot:UInt64}
    ),
    extensions AS
    (
        SELECT x.device AS device, a.device_sequence AS assigned_sequence,
            count() AS count, sum(x.added) AS added, argMax(x.ends_at, x.device_sequence) AS ends_at
        FROM extension AS x
        ASOF INNER JOIN assignment AS a ON a.device = x.device AND x.device_sequence > a.device_sequence
        GROUP BY x.device, a.device_sequence
    ),
    ticks AS
    (
        SELECT t.device AS device, a.device_sequence AS assigned_sequence,
            sum(t.hired_seconds) AS hired_seconds, countIf(t.credited) AS proofs
        FROM ev_marketplace_device_ticked AS t
        ASOF INNER JOIN assignment AS a ON a.device = t.device AND t.device_sequence > a.device_sequence
        WHERE t.slot <= {slot:UInt64} AND t.rental = a.rental
        GROUP BY t.device, a.device_sequence
    ),
    releases AS
    (
        SELECT r.device AS device, a.device_sequence AS assigned_sequence,
            argMax(r.reason, r.device_sequence) AS reason, argMax(r.released_at, r.device_sequence) AS released_at,
            argMax(r.forfeited, r.device_sequence) AS forfeited
        FROM ev_marketplace_device_released AS r
        ASOF INNER JOIN assignment AS a ON a.device = r.device AND r.device_sequence > a.device_sequence
        WHERE r.slot <= {slot:UInt64}
        GROUP BY r.device, a.device_sequence
    ),
    settlements AS
    (
        SELECT s.device AS device, a.device_sequence AS assigned_sequence,
            sum(s.seconds) AS seconds, sum(s.paid) AS paid, sum(s.fees) AS fees, sum(s.returned) AS returned,
            max(s.ended) AS ended, maxIf(s.timestamp, s.ended) AS ended_at
        FROM ev_marketplace_device_settled AS s
        ASOF INNER JOIN assignment AS a ON a.device = s.device AND s.device_sequence > a.device_sequence
        WHERE s.slot <= {slot:UInt64}
        GROUP BY s.device, a.device_sequence
    )
SELECT
    a.rental AS rental,
    a.owner AS owner,
    a.device AS device,
    a.device_sequence AS device_sequence,
    a.supplier AS supplier,
    a.model_code AS model_code,
    a.country AS country,
    a.gpu_count AS gpu_count,
    a.rank AS rank,
    a.price AS price,
    a.mint AS mint,
    a.fee_bps AS fee_bps,
    a.min_seconds AS min_seconds,
    a.reserved_at_first AS reserved_at_first,
    a.assigned_at AS assigned_at,
    a.assigned_slot AS assigned_slot,
    -- The agreed end, and how often and by how much reserved money it was put off.
    if(x.count > 0, x.ends_at, a.ends_at) AS ends_at,
    x.count AS extensions,
    x.added AS reserved_by_extensions,
    a.signature AS signature,
    if(r.assigned_sequence > 0, r.released_at, NULL) AS released_at,
    if(r.assigned_sequence > 0, r.reason, NULL) AS release_reason,
    toBool(r.forfeited) AS forfeited,
    toBool(s.ended) AS ended,
    if(s.ended, s.ended_at, NULL) AS ended_at,
    t.hired_seconds AS hired_seconds,
    -- Credited ticks while it was hired.
    t.proofs AS proofs,
    s.seconds AS settled_seconds,
    s.paid AS paid,
    s.fees AS fees,
    s.returned AS returned
FROM assignment AS a
LEFT JOIN extensions AS x ON x.device = a.device AND x.assigned_sequence = a.device_sequence
LEFT JOIN ticks AS t ON t.device = a.device AND t.assigned_sequence = a.device_sequence
LEFT JOIN releases AS r ON r.device = a.device AND r.assigned_sequence = a.device_sequence
LEFT JOIN settlements AS s ON s.device = a.device AND s.assigned_sequence = a.device_sequence;
