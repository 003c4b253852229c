use anchor_lang::prelude::*;

/// The one device that claims a GPU. PDA `["gpu", hash]`, where `hash` is SHA-256 of `"escapement:gpu"` and the GPU's
/// UUID. Retiring the device frees it; so may anybody when the device had no credited second for 30 days.
#[account]
#[derive(InitSpace)]
pub struct GpuClaim {
    /// Hash of the GPU's UUID.
    pub hash: [u8; 32],
    /// The device that claims it.
    pub device: Pubkey,
    /// PDA bump.
    pub bump: u8,
}
