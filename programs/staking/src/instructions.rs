//! One file an instruction: arguments, accounts, checks, handler.

pub mod co_stake_accept;
pub mod co_stake_end;
pub mod co_stake_offer;
pub mod slash_case_answer;
pub mod slash_case_dismiss;
pub mod slash_case_open;
pub mod slash_case_rule;
pub mod stake_cool_down;
pub mod stake_deposit;
pub mod stake_withdraw;

pub use co_stake_accept::*;
pub use co_stake_end::*;
pub use co_stake_offer::*;
pub use slash_case_answer::*;
pub use slash_case_dismiss::*;
pub use slash_case_open::*;
pub use slash_case_rule::*;
pub use stake_cool_down::*;
pub use stake_deposit::*;
pub use stake_withdraw::*;
