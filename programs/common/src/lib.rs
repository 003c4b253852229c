//! What the programs share: numbered changes, events, payees that can't stop a payment, and who may initialize.

#![deny(unused_must_use)]

mod change;
mod event;
mod payee;
mod upgrade_authority;

pub use change::{Change, Sequenced};
pub use event::send_event;
pub use payee::{Creation, Payee};
pub use upgrade_authority::upgrade_authority;
