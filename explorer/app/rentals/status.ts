import type { RentalStatus } from '../api/rentals.server.ts';
import type { Tone } from '../ui/pill.tsx';

/** States of a rental in words, with how they are meant. */
export const RENTAL_STATUS: Readonly<Record<RentalStatus, { tone: Tone; word: string }>> = {
  OPEN: { tone: 'wait', word: 'waiting for devices' },
  ACTIVE: { tone: 'busy', word: 'running' },
  ENDED: { tone: 'wait', word: 'over, not closed' },
  CLOSED: { tone: 'quiet', word: 'closed' },
};
