import type { JobState } from '@escapement/programs';

// What a device is doing follows from two facts at every step: what the chain says of its assignment, and which
// containers Docker has. Nothing else is remembered, so a restart at any point goes on from where things are.

/** What a device is doing. */
export type Phase = 'Unregistered' | 'Idle' | 'Assigned' | 'Preparing' | 'Running' | 'Draining';

/** A container of the device. */
export interface ContainerFacts {
  readonly id: string;
  readonly rental: string;
  readonly imageId: string;
  readonly state: 'created' | 'running' | 'exited';
  readonly exitCode: number | undefined;
}

/** What the chain says of the rental that hires the device. */
export interface AssignmentFacts {
  readonly rental: string;
  /** The hired time is over by the chain's Clock: released, or its agreed end has come. */
  readonly timeOver: boolean;
  /** Its agreed end has come and nobody has released the device yet: anybody may. */
  readonly releasable: boolean;
  /** Nothing more is owed: settling ends the assignment. */
  readonly settleable: boolean;
  /** Seconds since the assignment, by the chain's Clock. */
  readonly ageSeconds: number;
  /**
   * The job: none was asked for, it can't start yet (not all of it or no key for this device is on chain, or the renter
   * may still leave for want of the minimum of GPUs), it can be run, or it can't (not openable, not valid, its image not
   * to be had).
   */
  readonly job: 'none' | 'waiting' | 'ready' | 'refused';
  /** State as last reported on chain. */
  readonly reported: JobState;
  /** How the renter reaches the job is on chain. */
  readonly endpointPublished: boolean;
}

/** All that decides what to do next. */
export interface DeviceFacts {
  /** The device's account exists and isn't retired. */
  readonly registered: boolean;
  readonly assignment: AssignmentFacts | undefined;
  /** `none`: this worker runs no containers; `down`: the engine answered before and doesn't now. */
  readonly docker: 'up' | 'down' | 'none';
  /** Containers with the device's label; empty while Docker is not up. */
  readonly containers: readonly ContainerFacts[];
  /** The image of the current job is being fetched, or its container made, right now. */
  readonly starting: boolean;
}

/** Something to do; each may be done again without harm. */
export type Action =
  | { readonly kind: 'startJob'; readonly rental: string }
  | { readonly kind: 'cancelStart' }
  | { readonly kind: 'removeContainer'; readonly id: string; readonly imageId: string }
  | { readonly kind: 'report'; readonly state: JobState; readonly exitCode: number }
  | { readonly kind: 'publishEndpoint'; readonly rental: string }
  | { readonly kind: 'release'; readonly rental: string }
  | { readonly kind: 'settle'; readonly rental: string };

/** What a device is doing, and what to do about it. */
export interface Decision {
  readonly phase: Phase;
  readonly actions: readonly Action[];
}

/** Seconds that a job waits for a Docker Engine that has gone away before it counts as failed. */
export const DOCKER_GRACE_SECONDS = 60;

/** Decides from the facts alone. */
export function decide(facts: DeviceFacts): Decision {
  const { assignment, containers } = facts;
  const strangers = containers.filter(({ rental }) => rental !== assignment?.rental);
  const cleaning = strangers.map(removal);
  if (!assignment || !facts.registered) {
    const actions: Action[] = facts.starting ? [{ kind: 'cancelStart' }, ...cleaning] : cleaning;
    const idle: Phase = facts.registered ? 'Idle' : 'Unregistered';
    return { phase: actions.length > 0 ? 'Draining' : idle, actions };
  }
  const own = containers.find(({ rental }) => rental === assignment.rental);
  const { phase, actions } = assignment.timeOver
    ? drain(assignment, own, facts.starting)
    : serve(assignment, own, facts);
  return { phase, actions: [...cleaning, ...actions] };
}

const removal = ({ id, imageId }: ContainerFacts): Action => ({ kind: 'removeContainer', id, imageId });

/** The hired time is over: nothing of the renter stays, and the assignment is brought to its end. */
function drain(assignment: AssignmentFacts, own: ContainerFacts | undefined, starting: boolean): Decision {
  const { rental } = assignment;
  const actions: Action[] = [];
  if (starting) {
    actions.push({ kind: 'cancelStart' });
  }
  if (own) {
    actions.push(removal(own));
  }
  if (assignment.releasable) {
    actions.push({ kind: 'release', rental });
  } else if (assignment.settleable) {
    actions.push({ kind: 'settle', rental });
  }
  return { phase: 'Draining', actions };
}

/** The device is hired: the job, if there is one, is brought to run and told as it is. */
function serve(assignment: AssignmentFacts, own: ContainerFacts | undefined, facts: DeviceFacts): Decision {
  const { rental, reported } = assignment;
  if (assignment.job === 'none') {
    return { phase: 'Running', actions: [] };
  }
  if (reported === 'Failed' || assignment.job === 'refused') {
    return { phase: 'Running', actions: [...(own ? [removal(own)] : []), ...report(assignment, 'Failed')] };
  }
  if (facts.docker !== 'up') {
    return withoutDocker(assignment, facts.docker);
  }
  if (own?.state === 'exited') {
    return { phase: 'Running', actions: [...report(assignment, 'Exited', own.exitCode ?? 0), ...publish(assignment)] };
  }
  if (own?.state === 'running') {
    return { phase: 'Running', actions: [...report(assignment, 'Running'), ...publish(assignment)] };
  }
  if (reported === 'Exited') {
    // Somebody removed the container after it ended: it isn't run a second time.
    return { phase: 'Running', actions: [] };
  }
  if (assignment.job === 'waiting') {
    return { phase: 'Assigned', actions: [] };
  }
  const start: Action[] = facts.starting ? [] : [{ kind: 'startJob', rental }];
  // A container that ran is gone: it is made anew, and the report stays until that is done.
  return {
    phase: 'Preparing',
    actions: [...(reported === 'Unknown' ? report(assignment, 'Preparing') : []), ...start],
  };
}

/** A job was asked for and no engine answers: it failed for good only when none ever will, or none did for long. */
function withoutDocker(assignment: AssignmentFacts, docker: 'down' | 'none'): Decision {
  const { reported } = assignment;
  const waiting = reported === 'Unknown' || reported === 'Preparing';
  if (!waiting) {
    return { phase: 'Running', actions: [] };
  }
  if (docker === 'none' || assignment.ageSeconds > DOCKER_GRACE_SECONDS) {
    return { phase: 'Running', actions: report(assignment, 'Failed') };
  }
  return { phase: 'Assigned', actions: [] };
}

function report(assignment: AssignmentFacts, state: JobState, exitCode = 0): Action[] {
  return assignment.reported === state ? [] : [{ kind: 'report', state, exitCode }];
}

function publish(assignment: AssignmentFacts): Action[] {
  return assignment.endpointPublished ? [] : [{ kind: 'publishEndpoint', rental: assignment.rental }];
}
