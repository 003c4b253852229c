-- ev_rewards_epoch_opened, ev_rewards_epoch_finalized -> epoch_at(slot): each opened epoch at a slot. Weights and devices
-- are 0 until it is final. Amounts in the smallest unit of IO.

CREATE OR REPLACE VIEW epoch_at AS
WITH
    finalized AS
    (
        SELECT epoch, epoch_sequence AS sequence, enterprise_weight, community_weight, devices, timestamp
        FROM ev_rewards_epoch_finalized WHERE slot <= {slot:UInt64}
    )
SELECT
    o.epoch AS epoch,
    greatest(o.epoch_sequence, f.sequence) AS sequence,
    o.index AS index,
    -- Hours since 1970.
    o.hour AS hour,
    toInt64(o.hour * 3600) AS starts_at,
    toInt64(o.hour * 3600 + 3600) AS ends_at,
    o.emission_amount AS emission_amount,
    o.enterprise_emission AS enterprise_emission,
    o.community_emission AS community_emission,
    f.enterprise_weight AS enterprise_weight,
    f.community_weight AS community_weight,
    f.devices AS devices,
    o.timestamp AS opened_at,
    toBool(f.sequence > 0) AS finalized,
    if(f.sequence > 0, f.timestamp, NULL) AS finalized_at
FROM ev_rewards_epoch_opened AS o
LEFT JOIN finalized AS f ON f.epoch = o.epoch
WHERE o.slot <= {slot:UInt64};
