-- ev_marketplace_supplier_*, ev_marketplace_device_registered -> supplier_at(slot): each supplier at a slot.

CREATE OR REPLACE VIEW supplier_at AS
WITH
    named AS
    (
        SELECT supplier, supplier_sequence AS sequence, owner, payout, timestamp AS payout_changed_at, name,
            timestamp AS registered_at, slot AS registered_slot
        FROM ev_marketplace_supplier_registered WHERE slot <= {slot:UInt64}
        UNION ALL
        SELECT supplier, supplier_sequence, owner, payout, payout_changed_at, name, NULL, NULL
        FROM ev_marketplace_supplier_updated WHERE slot <= {slot:UInt64}
    ),
    devices AS
    (
        SELECT supplier, max(supplier_sequence) AS last_sequence, count() AS devices
        FROM ev_marketplace_device_registered WHERE slot <= {slot:UInt64} GROUP BY supplier
    )
SELECT
    n.supplier AS supplier,
    greatest(max(n.sequence), any(d.last_sequence)) AS sequence,
    argMax(n.owner, n.sequence) AS owner,
    argMax(n.payout, n.sequence) AS payout,
    -- It changes at most once an hour.
    argMax(n.payout_changed_at, n.sequence) AS payout_changed_at,
    argMax(n.name, n.sequence) AS name,
    assumeNotNull(any(n.registered_at)) AS registered_at,
    assumeNotNull(any(n.registered_slot)) AS registered_slot,
    -- Ever registered, retired ones included.
    any(d.devices) AS registered_devices
FROM named AS n
LEFT JOIN devices AS d ON d.supplier = n.supplier
GROUP BY n.supplier;
