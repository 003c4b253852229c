//! Accounts and the rules that change them. Handlers call these methods; no handler writes a field of its own.

mod device_stake;
mod position;
pub mod seeds;
mod slash_case;
mod stake_state;

pub use common::Sequenced;
pub use device_stake::{required_stake, slash_cap, DeviceStake};
pub use position::Position;
pub use slash_case::{CaseAnswer, SlashCase, SlashCaseTerms, SlashReason};
pub use stake_state::{Slashed, StakeState};
