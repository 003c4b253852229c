import type { Task } from './tasks.ts';

/** What a task is called on its button, and what it means. */
export const TASK_WORDS: Readonly<Record<Task['kind'], { name: string; meaning: string }>> = {
  deposit: {
    name: 'Stake',
    meaning: 'Puts IO behind the device. It earns rewards while at least what is required is active.',
  },
  coolDown: {
    name: 'Begin cool-down',
    meaning:
      'Takes stake out in two steps: it stops counting now, can still be slashed while it cools, and can then be withdrawn. Asking again starts the time anew.',
  },
  withdraw: { name: 'Withdraw', meaning: 'Pays all that has cooled, and no case holds, to this wallet.' },
  offer: {
    name: 'Offer a co-stake',
    meaning: 'Lets one other person stake with you for a fixed share of the device’s rewards.',
  },
  closeOffer: { name: 'Close the offer', meaning: 'Nobody can accept it any more.' },
  endCoStake: { name: 'End the co-stake', meaning: 'The co-staker’s part cools down and goes back to them.' },
  register: {
    name: 'Register for rewards',
    meaning: 'Makes the account that keeps the device’s scores. Its deposit stays with it.',
  },
  accept: {
    name: 'Co-stake',
    meaning:
      'Stakes with the owner for a fixed share of the device’s rewards. Your stake can be slashed with theirs, in proportion.',
  },
  claim: { name: 'Claim rewards', meaning: 'Mints what your devices earned in final epochs to your payout.' },
  coClaim: { name: 'Claim your parts', meaning: 'Mints your parts of the rewards of devices that you stake with.' },
};
