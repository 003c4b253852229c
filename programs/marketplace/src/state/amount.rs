//! Money for proven seconds. Both amounts are taken of the total of seconds, so that rounding never accumulates:
//! what a step costs is the amount after it less the amount before it.

use anchor_lang::prelude::*;

use crate::{constants::BPS, errors::MarketplaceError};

const PER_BPS_HOUR: u64 = 3_600 * BPS as u64;

/// What `gpus` cost the renter for `seconds`, its side of the fee included. Rounded down.
///
/// `price` is in the smallest unit of the mint per GPU-hour.
pub fn gross_amount(price: u64, gpus: u8, seconds: u64, fee_bps: u16) -> Result<u64> {
    share(price, gpus, seconds, u128::from(BPS) + u128::from(fee_bps))
}

/// What the supplier gets of the same seconds, its side of the fee taken off. Rounded down, so never over the gross.
pub fn net_amount(price: u64, gpus: u8, seconds: u64, fee_bps: u16) -> Result<u64> {
    share(price, gpus, seconds, u128::from(BPS).saturating_sub(u128::from(fee_bps)))
}

fn share(price: u64, gpus: u8, seconds: u64, bps: u128) -> Result<u64> {
    let product = u128::from(price)
        .checked_mul(u128::from(gpus))
        .and_then(|x| x.checked_mul(u128::from(seconds)))
        .and_then(|x| x.checked_mul(bps))
        .ok_or(MarketplaceError::Overflow)?;
    // Nearly every amount fits 64 bits, whose division costs a tenth.
    match u64::try_from(product) {
        Ok(product) => Ok(product / PER_BPS_HOUR),
        Err(_) => u64::try_from(product / u128::from(PER_BPS_HOUR)).map_err(|_| MarketplaceError::Overflow.into()),
    }
}
