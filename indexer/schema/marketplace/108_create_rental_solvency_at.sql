-- rental_at, device_at -> rental_solvency_at(slot): what each vault was given, what became of it, and what its devices hold.
-- Amounts in the smallest unit of the rental's mint.

CREATE OR REPLACE VIEW rental_solvency_at AS
WITH
    held AS
    (
        SELECT d.rental AS rental, sum(d.reserved) AS reserved, sum(d.accrued) AS accrued
        FROM {{device_at}} AS d WHERE d.assigned GROUP BY d.rental
    )
SELECT
    r.rental AS rental,
    r.owner AS owner,
    r.mint AS mint,
    r.vault AS vault,
    r.closed AS closed,
    r.deposited AS deposited,
    r.settled AS settled,
    r.fees AS fees,
    r.refunded AS refunded,
    r.committed AS committed,
    r.free AS free,
    -- Sums over the devices that it hires or that drain.
    h.reserved AS devices_reserved,
    h.accrued AS devices_accrued,
    -- All that came in is somewhere, and all that is committed is held by a device.
    toBool(r.deposited = r.settled + r.fees + r.refunded + r.committed + r.free
        AND h.reserved + h.accrued = r.committed) AS ok
FROM {{rental_at}} AS r
LEFT JOIN held AS h ON h.rental = r.rental;
