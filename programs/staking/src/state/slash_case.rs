use anchor_lang::prelude::*;

use super::Sequenced;
use crate::{constants::*, errors::StakingError};

/// What a device is reported for: mostly what Proof of Time-Lock does not prove.
#[derive(AnchorSerialize, AnchorDeserialize, InitSpace, Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SlashReason {
    /// Its GPUs are not of the declared model or memory.
    WrongModel,
    /// Its GPUs work for somebody else beside the renter.
    NotExclusive,
    /// It is not in the declared country.
    WrongCountry,
    /// It did not run the job, or not as agreed.
    JobMishandled,
    /// It read, kept or passed on what was the renter's.
    DataMisused,
    /// Something else, told by the evidence.
    Other,
}

/// What the accused owner says.
#[derive(AnchorSerialize, AnchorDeserialize, InitSpace, Clone, Debug, PartialEq, Eq)]
pub struct CaseAnswer {
    /// SHA-256 of what lies at `uri`.
    pub hash: [u8; 32],
    /// Where the answer can be read.
    #[max_len(MAX_URI_LEN)]
    pub uri: String,
    /// Clock of the answer.
    pub answered_at: i64,
}

/// A report that a device's stake be slashed. PDA `["case", device, index]`; it closes when it ends.
///
/// It ends by itself: after `ruling_until` anybody dismisses it.
#[account]
#[derive(InitSpace)]
pub struct SlashCase {
    /// The stake that it holds.
    pub stake: Pubkey,
    /// The device reported.
    pub device: Pubkey,
    /// Who reported, paid the bond and gets the rent back.
    pub reporter: Pubkey,
    /// Index at the stake; never used twice.
    pub index: u32,
    /// What for.
    pub reason: SlashReason,
    /// Most that may be slashed, as the reporter asks, smallest unit.
    pub amount: u64,
    /// Bond in the token account PDA `["bond", case]`, smallest unit.
    pub bond: u64,
    /// SHA-256 of what lies at `evidence_uri`.
    pub evidence_hash: [u8; 32],
    /// Where the evidence can be read.
    #[max_len(MAX_URI_LEN)]
    pub evidence_uri: String,
    /// Clock of the opening.
    pub opened_at: i64,
    /// Clock until which the owner can answer.
    pub answer_until: i64,
    /// Clock until which the arbiter can rule; from then on anybody can dismiss it.
    pub ruling_until: i64,
    /// The owner's answer, at most one.
    pub answer: Option<CaseAnswer>,
    /// Latest sequence of this account's changes.
    pub sequence: u64,
    /// PDA bump.
    pub bump: u8,
    /// PDA bump of the bond's token account.
    pub bond_bump: u8,
}

/// What a case is opened with.
pub struct SlashCaseTerms {
    /// The stake that it holds.
    pub stake: Pubkey,
    /// The device reported.
    pub device: Pubkey,
    /// Who reports.
    pub reporter: Pubkey,
    /// Index at the stake.
    pub index: u32,
    /// What for.
    pub reason: SlashReason,
    /// Most that may be slashed, smallest unit.
    pub amount: u64,
    /// SHA-256 of the evidence.
    pub evidence_hash: [u8; 32],
    /// Where the evidence can be read.
    pub evidence_uri: String,
}

impl SlashCase {
    /// Opens it.
    pub fn open(&mut self, terms: SlashCaseTerms, now: i64) -> Result<()> {
        require!(terms.amount > 0, StakingError::InvalidAmount);
        validate_uri(&terms.evidence_uri)?;
        self.stake = terms.stake;
        self.device = terms.device;
        self.reporter = terms.reporter;
        self.index = terms.index;
        self.reason = terms.reason;
        self.amount = terms.amount;
        self.bond = BOND;
        self.evidence_hash = terms.evidence_hash;
        self.evidence_uri = terms.evidence_uri;
        self.opened_at = now;
        self.answer_until = now.checked_add(ANSWER_SECONDS).ok_or(StakingError::Overflow)?;
        self.ruling_until = now.checked_add(RULING_SECONDS).ok_or(StakingError::Overflow)?;
        Ok(())
    }

    /// Takes the owner's answer, once and in time.
    pub fn answer(&mut self, hash: [u8; 32], uri: String, now: i64) -> Result<()> {
        require!(self.answer.is_none(), StakingError::AlreadyAnswered);
        require_gt!(self.answer_until, now, StakingError::AnswerTooLate);
        validate_uri(&uri)?;
        self.answer = Some(CaseAnswer { hash, uri, answered_at: now });
        Ok(())
    }

    /// It can be ruled now, with this slash: the owner had its time, and the arbiter's is not over.
    pub fn validate_ruling(&self, slash: u64, now: i64) -> Result<()> {
        require!(self.answer.is_some() || now >= self.answer_until, StakingError::RulingTooEarly);
        require_gt!(self.ruling_until, now, StakingError::RulingTooLate);
        require_gte!(self.amount, slash, StakingError::OverAsked);
        Ok(())
    }

    /// It can be dismissed now: nobody ruled in time.
    pub fn validate_dismissal(&self, now: i64) -> Result<()> {
        require_gte!(now, self.ruling_until, StakingError::RulingPending);
        Ok(())
    }
}

/// A URI that a page can show.
fn validate_uri(uri: &str) -> Result<()> {
    require!((1..=MAX_URI_LEN).contains(&uri.len()), StakingError::InvalidUri);
    require!(!uri.chars().any(char::is_control), StakingError::InvalidUri);
    Ok(())
}

impl Sequenced for SlashCase {
    fn sequence_mut(&mut self) -> &mut u64 {
        &mut self.sequence
    }
}
