//! One file an instruction: accounts, checks, handler.

pub mod co_reward_claim;
pub mod emission_advance;
pub mod epoch_finalize;
pub mod epoch_open;
pub mod epoch_score;
pub mod initialize;
pub mod reward_claim;
pub mod reward_register;

pub use co_reward_claim::*;
pub use emission_advance::*;
pub use epoch_finalize::*;
pub use epoch_open::*;
pub use epoch_score::*;
pub use initialize::*;
pub use reward_claim::*;
pub use reward_register::*;
