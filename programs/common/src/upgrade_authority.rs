use anchor_lang::prelude::*;

/// The upgrade authority in a program data account: variant 3 (u32), slot (u64), then an optional key.
///
/// Anchor's own reader of this account deserializes with serde, which brings floating point into the program.
pub fn upgrade_authority(data: &[u8]) -> Option<Pubkey> {
    const PROGRAM_DATA: [u8; 4] = 3u32.to_le_bytes();
    match (data.get(..4)?, data.get(12)?) {
        (variant, 1) if variant == PROGRAM_DATA => Pubkey::try_from(data.get(13..45)?).ok(),
        _ => None,
    }
}
