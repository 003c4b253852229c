/** Pages that lead everywhere else, with what they are called. */
export const PAGES = [
  ['/', 'Network'],
  ['/prices', 'Prices'],
  ['/devices', 'Devices'],
  ['/rentals', 'Rentals'],
  ['/rewards', 'Rewards'],
  ['/staking', 'Staking'],
  ['/solvency', 'Solvency'],
  ['/status', 'Status'],
] as const;

/** Where a rental begins. */
export const RENT_PAGE = '/rent';
