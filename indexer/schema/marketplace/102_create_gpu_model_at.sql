-- ev_marketplace_gpu_model_set -> gpu_model_at(slot): each model of the catalogue at a slot.

CREATE OR REPLACE VIEW gpu_model_at AS
SELECT
    s.model AS model,
    max(s.model_sequence) AS sequence,
    argMax(s.code, s.model_sequence) AS code,
    argMax(s.name, s.model_sequence) AS name,
    argMax(s.class, s.model_sequence) AS class,
    argMax(s.vram_mib, s.model_sequence) AS vram_mib,
    argMax(s.multiplier_bps, s.model_sequence) AS multiplier_bps,
    argMax(s.pool, s.model_sequence) AS pool,
    argMax(s.light_work_kind, s.model_sequence) AS light_work_kind,
    -- NULL is a value: matrix products must not keep the units of the hash chain before them.
    tupleElement(argMax(tuple(s.light_work_units), s.model_sequence), 1) AS light_work_units,
    tupleElement(argMax(tuple(s.light_work_rounds), s.model_sequence), 1) AS light_work_rounds,
    -- Of matrix products.
    tupleElement(argMax(tuple(s.light_work_n), s.model_sequence), 1) AS light_work_n,
    tupleElement(argMax(tuple(s.light_work_k), s.model_sequence), 1) AS light_work_k,
    tupleElement(argMax(tuple(s.light_work_count), s.model_sequence), 1) AS light_work_count,
    argMax(s.heavy_work_kind, s.model_sequence) AS heavy_work_kind,
    tupleElement(argMax(tuple(s.heavy_work_units), s.model_sequence), 1) AS heavy_work_units,
    tupleElement(argMax(tuple(s.heavy_work_rounds), s.model_sequence), 1) AS heavy_work_rounds,
    tupleElement(argMax(tuple(s.heavy_work_n), s.model_sequence), 1) AS heavy_work_n,
    tupleElement(argMax(tuple(s.heavy_work_k), s.model_sequence), 1) AS heavy_work_k,
    tupleElement(argMax(tuple(s.heavy_work_count), s.model_sequence), 1) AS heavy_work_count,
    argMax(s.idle_interval_slots, s.model_sequence) AS idle_interval_slots,
    argMax(s.hired_interval_slots, s.model_sequence) AS hired_interval_slots,
    argMax(s.heavy_interval_slots, s.model_sequence) AS heavy_interval_slots,
    argMax(s.light_deadline_slots, s.model_sequence) AS light_deadline_slots,
    argMax(s.heavy_deadline_slots, s.model_sequence) AS heavy_deadline_slots,
    -- Without a credit for longer than both, a device is not fresh.
    argMax(s.fresh_seconds, s.model_sequence) AS fresh_seconds,
    argMax(s.fresh_slots, s.model_sequence) AS fresh_slots,
    -- Shortest idle interval with its deadline that a running assignment can have been made under.
    argMax(s.shortest_period_slots, s.model_sequence) AS shortest_period_slots
FROM ev_marketplace_gpu_model_set AS s
WHERE s.slot <= {slot:UInt64}
GROUP BY s.model;
