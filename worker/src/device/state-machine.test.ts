import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Action,
  type AssignmentFacts,
  type ContainerFacts,
  type DeviceFacts,
  DOCKER_GRACE_SECONDS,
  decide,
} from './state-machine.ts';

const assignment = (facts: Partial<AssignmentFacts> = {}): AssignmentFacts => ({
  rental: 'R1',
  timeOver: false,
  releasable: false,
  settleable: false,
  ageSeconds: 10,
  job: 'ready',
  reported: 'Unknown',
  endpointPublished: false,
  ...facts,
});

const container = (facts: Partial<ContainerFacts> = {}): ContainerFacts => ({
  id: 'c1',
  rental: 'R1',
  imageId: 'sha256:1',
  state: 'running',
  exitCode: undefined,
  ...facts,
});

const device = (facts: Partial<DeviceFacts> = {}): DeviceFacts => ({
  registered: true,
  assignment: undefined,
  docker: 'up',
  containers: [],
  starting: false,
  ...facts,
});

describe(decide, () => {
  test('a device that is not registered does nothing', () => {
    expect(decide(device({ registered: false }))).toEqual({ phase: 'Unregistered', actions: [] });
  });

  test('a device that nobody hires is idle, and a container that was left is removed first', () => {
    expect(decide(device())).toEqual({ phase: 'Idle', actions: [] });
    expect(decide(device({ containers: [container()] }))).toEqual({
      phase: 'Draining',
      actions: [{ kind: 'removeContainer', id: 'c1', imageId: 'sha256:1' }],
    });
  });

  test('a rental that asks for no job runs at once, with and without Docker', () => {
    for (const docker of ['up', 'down', 'none'] as const) {
      const decision = decide(device({ docker, assignment: assignment({ job: 'none' }) }));
      expect(decision).toEqual({ phase: 'Running', actions: [] });
    }
  });

  test('a job that is not on chain yet is waited for', () => {
    expect(decide(device({ assignment: assignment({ job: 'waiting' }) })).phase).toBe('Assigned');
  });

  test('a job is started once', () => {
    const facts = device({ assignment: assignment({ reported: 'Preparing' }) });
    expect(decide(facts)).toEqual({ phase: 'Preparing', actions: [{ kind: 'startJob', rental: 'R1' }] });
    expect(decide({ ...facts, starting: true })).toEqual({ phase: 'Preparing', actions: [] });
  });

  test('a running container is reported, and its endpoint published', () => {
    const facts = device({ assignment: assignment({ reported: 'Preparing' }), containers: [container()] });
    expect(decide(facts).actions).toEqual([
      { kind: 'report', state: 'Running', exitCode: 0 },
      { kind: 'publishEndpoint', rental: 'R1' },
    ]);
  });

  test('a container that ended is reported with its exit code, and not run again when it is gone', () => {
    const exited = container({ state: 'exited', exitCode: 3 });
    const facts = device({ assignment: assignment({ reported: 'Running', endpointPublished: true }) });
    expect(decide({ ...facts, containers: [exited] }).actions).toEqual([
      { kind: 'report', state: 'Exited', exitCode: 3 },
    ]);
    const after = assignment({ reported: 'Exited', endpointPublished: true });
    expect(decide({ ...facts, assignment: after })).toEqual({ phase: 'Running', actions: [] });
  });

  test('a job fails at once where no containers are run, and after a while where Docker has gone away', () => {
    const failed = [{ kind: 'report', state: 'Failed', exitCode: 0 }];
    expect(decide(device({ docker: 'none', assignment: assignment() })).actions).toEqual(failed);
    expect(decide(device({ docker: 'down', assignment: assignment() })).actions).toEqual([]);
    const late = assignment({ ageSeconds: DOCKER_GRACE_SECONDS + 1 });
    expect(decide(device({ docker: 'down', assignment: late })).actions).toEqual(failed);
  });

  test('a job that runs is not called failed because Docker does not answer', () => {
    const late = assignment({ reported: 'Running', ageSeconds: 3_600 });
    expect(decide(device({ docker: 'down', assignment: late }))).toEqual({ phase: 'Running', actions: [] });
  });

  test('at the end of the time the container goes, then the device is released, then settled', () => {
    const over = assignment({ timeOver: true, releasable: true, reported: 'Running' });
    expect(decide(device({ assignment: over, containers: [container()] }))).toEqual({
      phase: 'Draining',
      actions: [
        { kind: 'removeContainer', id: 'c1', imageId: 'sha256:1' },
        { kind: 'release', rental: 'R1' },
      ],
    });
    const released = assignment({ timeOver: true, settleable: true });
    expect(decide(device({ assignment: released })).actions).toEqual([{ kind: 'settle', rental: 'R1' }]);
  });
});

/** A chain and a Docker Engine of which all moves are known: what decisions lead to, whatever happens between them. */
class World {
  assignment: AssignmentFacts | undefined;
  containers: ContainerFacts[] = [];
  docker: 'up' | 'down' = 'up';
  starting = false;
  rentals = 0;

  get facts(): DeviceFacts {
    const { assignment, docker, starting } = this;
    return { registered: true, assignment, docker, starting, containers: docker === 'up' ? this.containers : [] };
  }

  /** Does what was decided, as the worker does. */
  apply(action: Action): void {
    const now = this.assignment;
    switch (action.kind) {
      case 'startJob':
        expect(now).toMatchObject({ rental: action.rental, timeOver: false, job: 'ready' });
        this.starting = true;
        break;
      case 'cancelStart':
        this.starting = false;
        break;
      case 'removeContainer':
        this.containers = this.containers.filter(({ id }) => id !== action.id);
        break;
      case 'report':
        this.assignment = now && { ...now, reported: action.state };
        break;
      case 'publishEndpoint':
        expect(this.containers.map(({ rental }) => rental)).toContain(action.rental);
        this.assignment = now && { ...now, endpointPublished: true };
        break;
      case 'release':
        expect(now?.releasable).toBe(true);
        this.assignment = now && { ...now, releasable: false, settleable: true };
        break;
      case 'settle':
        expect(now?.settleable).toBe(true);
        this.assignment = undefined;
        break;
    }
  }

  /** What others do: the renter, the network, the machine. */
  happen(event: Happening): void {
    const now = this.assignment;
    if (event === 'assign' && !now) {
      this.rentals += 1;
      this.assignment = assignment({ rental: `R${this.rentals}`, job: 'waiting' });
    } else if (event === 'writeJob' && now?.job === 'waiting') {
      this.assignment = { ...now, job: 'ready' };
    } else if (event === 'refuseJob' && now?.job === 'ready') {
      this.assignment = { ...now, job: 'refused' };
    } else if (event === 'started' && this.starting && this.docker === 'up') {
      this.starting = false;
      this.containers = [...this.containers, container({ id: `c${this.rentals}`, rental: now?.rental ?? 'none' })];
    } else if (event === 'exit') {
      this.containers = this.containers.map((one) => ({ ...one, state: 'exited' as const, exitCode: 1 }));
    } else if (event === 'vanish') {
      this.containers = [];
    } else if (event === 'expire' && now) {
      this.assignment = { ...now, timeOver: true, releasable: !now.settleable };
    } else if (event === 'release' && now) {
      this.assignment = { ...now, timeOver: true, releasable: false, settleable: true };
    } else if (event === 'restart') {
      this.starting = false;
    } else if (event === 'dockerDown' || event === 'dockerUp') {
      this.docker = event === 'dockerUp' ? 'up' : 'down';
    }
  }

  step(): readonly Action[] {
    const { actions } = decide(this.facts);
    for (const action of actions) {
      this.apply(action);
    }
    return actions;
  }
}

const happenings = [
  'assign',
  'writeJob',
  'refuseJob',
  'started',
  'exit',
  'vanish',
  'expire',
  'release',
  'restart',
  'dockerDown',
  'dockerUp',
] as const;
type Happening = (typeof happenings)[number];

describe('whatever happens', () => {
  const story = fc.array(fc.constantFrom(...happenings), { maxLength: 40 });

  test('decisions come to rest, and no container of another rental stays while Docker answers', () => {
    fc.assert(
      fc.property(story, (events) => {
        const world = new World();
        for (const event of events) {
          world.happen(event);
          let steps = 0;
          while (world.step().length > 0) {
            steps += 1;
            expect(steps).toBeLessThan(6);
          }
          if (world.docker === 'up') {
            const others = world.containers.filter(({ rental }) => rental !== world.assignment?.rental);
            expect(others).toEqual([]);
          }
        }
      }),
    );
  });

  test('when the time is over and Docker answers, the device ends idle with nothing left', () => {
    fc.assert(
      fc.property(story, (events) => {
        const world = new World();
        for (const event of [...events, 'dockerUp', 'expire'] as const) {
          world.happen(event);
          world.step();
        }
        for (let steps = 0; steps < 5; steps += 1) {
          world.step();
        }
        expect(decide(world.facts)).toEqual({ phase: 'Idle', actions: [] });
        expect(world).toMatchObject({ assignment: undefined, containers: [], starting: false });
      }),
    );
  });

  test('a job whose container ended is never started again', () => {
    fc.assert(
      fc.property(story, (events) => {
        const world = new World();
        const ended = new Set<string>();
        for (const event of events) {
          world.happen(event);
          for (const action of world.step()) {
            if (action.kind === 'report' && action.state === 'Exited' && world.assignment) {
              ended.add(world.assignment.rental);
            }
            expect(action.kind === 'startJob' && ended.has(action.rental)).toBe(false);
          }
        }
      }),
    );
  });
});
