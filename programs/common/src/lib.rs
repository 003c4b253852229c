//! What the programs share: numbered changes, payees that can't stop a payment, and who may initialize.

#![deny(unused_must_use)]

mod change;
mod payee;
mod upgrade_authority;

pub use change::{Change, Sequenced};
pub use payee::{Creation, Payee};
pub use upgrade_authority::upgrade_authority;
