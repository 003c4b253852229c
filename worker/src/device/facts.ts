import {
  type ChainClock,
  type Device,
  hiredUntil,
  isAssigned,
  isAssignmentOver,
  jobStateOf,
} from '@escapement/programs';
import type { AssignmentFacts } from './state-machine.ts';

/** What the accounts of a device say of its assignment; undefined when nobody hires it. */
export function assignmentFacts(
  device: Device,
  clock: ChainClock,
  job: AssignmentFacts['job'],
): AssignmentFacts | undefined {
  if (!isAssigned(device)) {
    return undefined;
  }
  const { assignment } = device;
  const now = clock.unixTimestamp;
  return {
    rental: assignment.rental.toBase58(),
    timeOver: now >= hiredUntil(device),
    releasable: assignment.releasedAt === 0n && now >= assignment.endsAt,
    settleable: isAssignmentOver(device, clock),
    ageSeconds: Number(now - assignment.assignedAt),
    job,
    reported: jobStateOf(device),
    endpointPublished: device.endpointLen > 0,
  };
}
