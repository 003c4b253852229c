//! The chain of ticks of a device: Proof of Time-Lock.
//!
//! Each tick commits to all units of a challenge by a Merkle root and opens one unit of the root before it. Which
//! unit is fixed by the hash of the new challenge's slot, which nobody knew when the root was committed.

use anchor_lang::prelude::*;

use super::{PackedWork, Work};
use crate::{
    constants::*,
    errors::MarketplaceError,
    events::ChallengeSet,
    proof::{hash, merkle, opened_leaf, PresentSlot},
};

/// A challenge: fixed before the hash of its slot exists.
#[zero_copy]
#[derive(Default, Debug, PartialEq, Eq)]
pub struct Challenge {
    /// Slot whose hash seeds the work.
    pub slot: u64,
    /// Last slot in which an answer counts.
    pub deadline_slot: u64,
    /// Latest heavy slot at or before `slot`.
    pub heavy_slot: u64,
    /// Work asked for.
    pub work: PackedWork,
    /// Most seconds that the answer can credit.
    pub max_credit: u32,
    /// 1 when heavy work is asked for.
    pub heavy: u32,
}

impl Challenge {
    /// As events tell it.
    pub fn to_event(self) -> Result<ChallengeSet> {
        Ok(ChallengeSet {
            slot: self.slot,
            deadline_slot: self.deadline_slot,
            heavy_slot: self.heavy_slot,
            heavy: self.heavy == 1,
            work: self.work.unpack()?,
            max_credit: self.max_credit,
        })
    }
}

/// The chain of ticks of a device.
#[zero_copy]
#[derive(Default, Debug)]
pub struct Chain {
    /// Number of the next tick. Counts up for ever, also over restarts.
    pub n: u64,
    /// Challenge that the next tick answers.
    pub challenge: Challenge,
    /// Slot of the challenge that `root` answered.
    pub root_challenge_slot: u64,
    /// Latest heavy slot at or before it.
    pub root_heavy_slot: u64,
    /// Challenge slot of the latest heavy root that was opened correctly.
    pub heavy_opened_slot: u64,
    /// Clock of the last tick.
    pub last_tick_at: i64,
    /// Clock of the last tick that credited.
    pub last_credited_at: i64,
    /// Slot of the last tick that credited.
    pub last_credited_slot: u64,
    /// Hash of the last receipt.
    pub head: [u8; 32],
    /// Seed of the work under `root`, kept because SlotHashes forgets.
    pub root_seed: [u8; 32],
    /// Merkle root of the last tick, opened by the next.
    pub root: [u8; 16],
    /// Work under `root`, kept because the model may change.
    pub root_work: PackedWork,
    /// 1 when there is a root to open.
    pub has_root: u32,
    /// 1 when the root is of heavy work.
    pub root_heavy: u32,
    /// 1 since the first `chain_start`.
    pub started: u32,
    /// Alignment.
    pub _padding: u32,
}

/// One unit of the previous root, opened.
#[derive(AnchorSerialize, AnchorDeserialize, Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// Siblings from the leaf up.
    pub path: Vec<[u8; 16]>,
    /// The 32 elements of a unit of matrix products; nothing of a hash chain, whose unit is recomputed.
    pub leaf: Vec<i32>,
}

/// Seconds that a tick credits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Credit {
    /// Their start (Clock).
    pub from: i64,
    /// Their end (Clock): the tick.
    pub to: i64,
}

/// What a tick showed.
pub struct Answer {
    /// Seed of the work now committed to.
    pub seed: [u8; 32],
    /// Work now committed to.
    pub work: Work,
    /// The challenge was heavy.
    pub heavy: bool,
    /// Slot of the challenge answered.
    pub challenge_slot: u64,
    /// Receipt hash before the tick.
    pub previous_head: [u8; 32],
    /// Number of the tick.
    pub n: u64,
    /// A unit of the previous root was opened.
    pub opened: bool,
    /// It was of heavy work.
    pub opened_heavy: bool,
    /// Its index.
    pub opened_index: u64,
    /// What the tick credits, if it does.
    pub credit: Option<Credit>,
}

impl Chain {
    /// Begins a chain, or begins it again: what was committed and not opened is given up.
    ///
    /// It credits nothing and touches no time of a last credit, so that restarting never pays.
    pub fn start(&mut self, challenge: Challenge) {
        self.started = 1;
        self.has_root = 0;
        self.challenge = challenge;
    }

    /// Answers the challenge: opens a unit of the previous root and commits to the next one.
    pub fn answer(
        &mut self,
        device: &Pubkey,
        clock: &Clock,
        present: &PresentSlot,
        root: [u8; 16],
        opening: Option<&Opening>,
    ) -> Result<Answer> {
        require!(self.started == 1, MarketplaceError::ChainNotStarted);
        require_gte!(self.challenge.deadline_slot, clock.slot, MarketplaceError::ChallengeExpired);
        let mut answer = Answer {
            seed: hash(&[DOMAIN_SEED, &present.hash, device.as_ref(), &self.n.to_le_bytes(), &self.head]),
            work: self.challenge.work.unpack()?,
            heavy: self.challenge.heavy == 1,
            challenge_slot: self.challenge.slot,
            previous_head: self.head,
            n: self.n,
            opened: self.has_root == 1,
            opened_heavy: false,
            opened_index: 0,
            credit: None,
        };
        if answer.opened {
            let opening = opening.ok_or(MarketplaceError::OpeningMissing)?;
            answer.opened_index = self.open(device, present, opening)?;
            answer.opened_heavy = self.root_heavy == 1;
            if answer.opened_heavy {
                self.heavy_opened_slot = self.root_challenge_slot;
            }
            // Speed was shown at the latest heavy slot, or nothing is credited.
            if self.root_heavy_slot > 0 && self.heavy_opened_slot >= self.root_heavy_slot {
                let now = clock.unix_timestamp;
                let earliest = now.saturating_sub(i64::from(self.challenge.max_credit));
                answer.credit = Some(Credit { from: self.last_tick_at.max(earliest).min(now), to: now });
                self.last_credited_at = now;
                self.last_credited_slot = clock.slot;
            }
        } else {
            require!(opening.is_none(), MarketplaceError::OpeningUnexpected);
        }
        self.commit(clock, present, root, answer.seed)?;
        Ok(answer)
    }

    /// Checks the one unit that the challenge asks of the previous root, and returns its index. The same digest chooses
    /// the element that is recomputed where a unit has several.
    fn open(&self, device: &Pubkey, present: &PresentSlot, opening: &Opening) -> Result<u64> {
        let work = self.root_work.unpack()?;
        let digest = hash(&[DOMAIN_INDEX, &present.hash, device.as_ref(), &self.head]);
        let mut first = [0; 8];
        first.copy_from_slice(&digest[..8]);
        let index = u64::from_le_bytes(first) % work.units();
        require_eq!(opening.path.len(), work.depth() as usize, MarketplaceError::InvalidOpening);
        let element = digest[8] % UNIT_ELEMENTS as u8;
        let leaf = opened_leaf(work, &self.root_seed, index, element, &opening.leaf)?;
        require!(merkle::root(leaf, index, &opening.path) == self.root, MarketplaceError::InvalidOpening);
        Ok(index)
    }

    /// Takes over the new root and counts the tick.
    fn commit(&mut self, clock: &Clock, present: &PresentSlot, root: [u8; 16], seed: [u8; 32]) -> Result<()> {
        self.head = hash(&[
            DOMAIN_RECEIPT,
            &self.head,
            &self.n.to_le_bytes(),
            &self.challenge.slot.to_le_bytes(),
            &present.hash,
            &root,
        ]);
        self.n = self.n.checked_add(1).ok_or(MarketplaceError::Overflow)?;
        self.root = root;
        self.root_seed = seed;
        self.root_work = self.challenge.work;
        self.root_heavy = self.challenge.heavy;
        self.root_challenge_slot = self.challenge.slot;
        self.root_heavy_slot = self.challenge.heavy_slot;
        self.has_root = 1;
        self.last_tick_at = clock.unix_timestamp;
        Ok(())
    }
}
