-- ev_marketplace_config_*, ev_marketplace_rentals_pause_set -> config_at(slot): the config account at a slot, one row.

CREATE OR REPLACE VIEW config_at AS
WITH
    set_at AS
    (
        SELECT config, config_sequence AS sequence, authority, treasury,
            parameters_timelock_seconds, parameters_reservation_fee_bps, parameters_payment_fee_usdc_bps,
            parameters_payment_fee_io_bps, parameters_grid_slots, parameters_heavy_grid_slots, parameters_slot_ms
        FROM ev_marketplace_config_initialized WHERE slot <= {slot:UInt64}
        UNION ALL
        SELECT config, config_sequence AS sequence, authority, treasury,
            parameters_timelock_seconds, parameters_reservation_fee_bps, parameters_payment_fee_usdc_bps,
            parameters_payment_fee_io_bps, parameters_grid_slots, parameters_heavy_grid_slots, parameters_slot_ms
        FROM ev_marketplace_config_updated WHERE slot <= {slot:UInt64}
    ),
    latest AS
    (
        SELECT config, max(sequence) AS last_sequence,
            argMax(authority, sequence) AS authority,
            argMax(treasury, sequence) AS treasury,
            argMax(parameters_timelock_seconds, sequence) AS timelock_seconds,
            argMax(parameters_reservation_fee_bps, sequence) AS reservation_fee_bps,
            argMax(parameters_payment_fee_usdc_bps, sequence) AS payment_fee_usdc_bps,
            argMax(parameters_payment_fee_io_bps, sequence) AS payment_fee_io_bps,
            argMax(parameters_grid_slots, sequence) AS grid_slots,
            argMax(parameters_heavy_grid_slots, sequence) AS heavy_grid_slots,
            argMax(parameters_slot_ms, sequence) AS slot_ms
        FROM set_at GROUP BY config
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
    greatest(l.last_sequence, p.last_sequence, o.last_sequence) AS sequence,
    l.authority AS authority,
    l.treasury AS treasury,
    i.usdc_mint AS usdc_mint,
    i.io_mint AS io_mint,
    l.timelock_seconds AS timelock_seconds,
    l.reservation_fee_bps AS reservation_fee_bps,
    l.payment_fee_usdc_bps AS payment_fee_usdc_bps,
    l.payment_fee_io_bps AS payment_fee_io_bps,
    l.grid_slots AS grid_slots,
    l.heavy_grid_slots AS heavy_grid_slots,
    l.slot_ms AS slot_ms,
    p.paused AS rentals_paused
FROM ev_marketplace_config_initialized AS i
INNER JOIN latest AS l ON l.config = i.config
LEFT JOIN pause AS p ON p.config = i.config
LEFT JOIN other AS o ON o.config = i.config
WHERE i.slot <= {slot:UInt64};
