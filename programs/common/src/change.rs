use anchor_lang::prelude::*;

/// One account changed by an event, with its sequence after the change.
#[derive(AnchorSerialize, AnchorDeserialize, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The account that changed.
    pub scope: Pubkey,
    /// Its sequence after the change: one more than before it.
    pub sequence: u64,
}

/// An account whose changes are numbered, so that a reader of events sees a missing one.
pub trait Sequenced {
    /// The latest sequence of the account.
    fn sequence_mut(&mut self) -> &mut u64;

    /// Counts a change of the account at `scope` and names it for the event.
    fn changed(&mut self, scope: Pubkey) -> Result<Change> {
        let sequence = self.sequence_mut();
        *sequence = sequence.checked_add(1).ok_or(ProgramError::ArithmeticOverflow)?;
        Ok(Change { scope, sequence: *sequence })
    }
}
