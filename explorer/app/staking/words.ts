import type { CaseView } from '../api/staking.server.ts';
import type { Tone } from '../ui/pill.tsx';

/** How a slash case stands, in words. */
export const CASE_STATUS: Readonly<Record<CaseView['status'], { tone: Tone; word: string }>> = {
  OPEN: { tone: 'wait', word: 'open' },
  UPHELD: { tone: 'bad', word: 'upheld, slashed' },
  REJECTED: { tone: 'quiet', word: 'rejected' },
  DISMISSED: { tone: 'quiet', word: 'dismissed: no ruling in time' },
};

/** A variant's name in words: `FALSE_COUNTRY` and `FalseCountry` as `false country`. */
export function spelled(variant: string): string {
  return variant
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
}

/** Whether an address that a stranger wrote may be a link. */
export function isWebAddress(uri: string): boolean {
  return /^https:\/\/[^\s<>"']+$/.test(uri);
}
