-- ev_marketplace_config_*, _slot_time_measured, _rentals_pause_set -> config_at(slot): the config account at a slot, one row.

CREATE OR REPLACE VIEW config_at AS
WITH
    set_at AS
    (
        SELECT config, config_sequence AS sequence, authority, treasury, arbiter,
            parameters_timelock_seconds, parameters_reservation_fee_bps, parameters_payment_fee_usdc_bps,
            parameters_payment_fee_io_bps, parameters_grid_slots, parameters_heavy_grid_slots
        FROM ev_marketplace_config_initialized WHERE slot <= {slot:UInt64}
        UNION ALL
        SELECT config, config_sequence AS sequence, authority, treasury, arbiter,
            parameters_timelock_seconds, parameters_reservation_fee_bps, parameters_payment_fee_usdc_bps,
            parameters_payment_fee_io_bps, parameters_grid_slots, parameters_heavy_grid_slots
        FROM ev_marketplace_config_updated WHERE slot <= {slot:UInt64}
    ),
    latest AS
    (
        SELECT config, max(sequence) AS last_sequence,
            argMax(authority, sequence) AS authority,
            argMax(treasury, sequence) AS treasury,
            argMax(arbiter, sequence) AS arbiter,
            argMax(parameters_timelock_seconds, sequence) AS timelock_seconds,
            argMax(parameters_reservation_fee_bps, sequence) AS reservation_fee_bps,
            argMax(parameters_payment_fee_usdc_bps, sequence) AS payment_fee_usdc_bps,
            argMax(parameters_payment_fee_io_bps, sequence) AS payment_fee_io_bps,
            argMax(parameters_grid_slots, sequence) AS grid_slots,
            argMax(parameters_heavy_grid_slots, sequence) AS heavy_grid_slots
        FROM set_at GROUP BY config
    ),
    slot_time AS
    (
        SELECT config, max(sequence) AS last_sequence,
            argMax(slot_ms, sequence) AS slot_ms, argMax(anchor, sequence) AS anchor, argMax(anchor_at, sequence) AS anchor_at
        FROM
        (
            SELECT config, config_sequence AS sequence, slot_ms, slot_anchor AS anchor, timestamp AS anchor_at
            FROM ev_marketplace_config_initialized WHERE slot <= {slot:UInt64}
            UNION ALL
            SELECT config, config_sequence, slot_ms, event_slot, timestamp
            FROM ev_marketplace_slot_time_measured WHERE slot <= {slot:UInt64}
        )
        GROUP BY config
    ),
    pause AS
    (
        SELECT config, max(config_sequence) AS last_sequence, argMax(paused, config_sequence) AS paused
        FROM ev_marketplace_rentals_pause_set WHERE slot <= {slot:UInt64} GROUP BY config
    ),
    other AS
    (
        SELECT config, max(sequence) AS last_sequence FROM
        (
            SELECT config, config_sequence AS sequence FROM ev_marketplace_config_change_proposed WHERE slot <= {slot:UInt64}
            UNION ALL
            SELECT config, config_sequence FROM ev_marketplace_config_change_cancelled WHERE slot <= {slot:UInt64}
            UNION ALL
            SELECT config, config_sequence FROM ev_marketplace_gpu_model_set WHERE slot <= {slot:UInt64}
        )
        GROUP BY config
    )
SELECT
    i.config AS config,
    greatest(l.last_sequence, t.last_sequence, p.last_sequence, o.last_sequence) AS sequence,
    l.authority AS authority,
    l.treasury AS treasury,
    l.arbiter AS arbiter,
    i.usdc_mint AS usdc_mint,
    i.io_mint AS io_mint,
    l.timelock_seconds AS timelock_seconds,
    l.reservation_fee_bps AS reservation_fee_bps,
    l.payment_fee_usdc_bps AS payment_fee_usdc_bps,
    l.payment_fee_io_bps AS payment_fee_io_bps,
    l.grid_slots AS grid_slots,
    l.heavy_grid_slots AS heavy_grid_slots,
    t.slot_ms AS slot_ms,
    -- Slot from which the slot time is measured next, and the Clock at it.
    t.anchor AS slot_anchor,
    t.anchor_at AS slot_anchor_at,
    p.paused AS rentals_paused
FROM ev_marketplace_config_initialized AS i
INNER JOIN latest AS l ON l.config = i.config
INNER JOIN slot_time AS t ON t.config = i.config
LEFT JOIN pause AS p ON p.config = i.config
LEFT JOIN other AS o ON o.config = i.config
WHERE i.slot <= {slot:UInt64};
