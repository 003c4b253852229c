//! Every state change of the program is in exactly one of these events, sent by `emit_event!`.
//!
//! A field of type [`Change`] names an account that the event changed and that account's new sequence, so that a
//! reader can order the changes of an account and see a missing one. `state` is all of the stake that changes, after
//! the change. Names are past tense; every key that is needed to index an event without a join is in it.

mod case;
mod stake;

pub use case::*;
pub use common::Change;
pub use stake::*;
