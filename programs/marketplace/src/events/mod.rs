//! Every state change of the program is in exactly one of these events, sent by `emit_cpi!`.
//!
//! A field of type [`Change`] names an account that the event changed and that account's new sequence, so that a
//! reader can order the changes of an account and see a missing one. Names are past tense; every key that is needed
//! to index an event without a join is in it.

mod chain;
mod config;
mod device;
mod job;
mod rental;

pub use chain::*;
pub use common::Change;
pub use config::*;
pub use device::*;
pub use job::*;
pub use rental::*;
