import { z } from 'zod';
import type { RentalTimeline } from '../api/rentals.server.ts';
import { JOB_STATE, RELEASE_REASON } from './words.ts';

/** One line of a timeline: one event, or several of one kind and content that one transaction brought. */
export type TimelineEntry = {
  key: string;
  name: string;
  signature: string;
  timestamp: string;
  count: number;
  /** What the event says beside its name, in words. */
  detail?: string;
};

const jobReported = z.object({ state: z.string(), exit_code: z.number() });
const deviceReleased = z.object({ reason: z.string() });

/** The events of a timeline as a page tells them. Receipts are left out: they stand in their own list. */
export function timelineOf(events: Pick<RentalTimeline, 'nodes'>['nodes']): TimelineEntry[] {
  const told: TimelineEntry[] = [];
  for (const { key, name, signature, timestamp, data } of events) {
    if (name === 'DeviceTicked') continue;
    const detail = detailOf(name, data);
    const same = told.find((entry) => entry.name === name && entry.signature === signature && entry.detail === detail);
    if (same) same.count += 1;
    else told.push({ key, name, signature, timestamp, count: 1, detail });
  }
  return told;
}

function detailOf(name: string, data: unknown): string | undefined {
  if (name === 'JobReported') {
    const { state, exit_code } = jobReported.parse(data);
    const word = wordOf(JOB_STATE, state)?.word ?? state;
    return state === 'Exited' || state === 'Failed' ? `${word}, exit code ${exit_code}` : word;
  }
  if (name === 'DeviceReleased') {
    const { reason } = deviceReleased.parse(data);
    return wordOf(RELEASE_REASON, reason) ?? reason;
  }
  return undefined;
}

/** Events write variants as the IDL does (`Exited`), GraphQL's enums in capitals. */
function wordOf<Word>(words: Readonly<Record<string, Word>>, variant: string): Word | undefined {
  return words[variant.toUpperCase()];
}
