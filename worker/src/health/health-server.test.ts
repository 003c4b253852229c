import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LoopbackServer } from '../http/loopback-server.ts';
import { startHealthServer, whyNotReady } from './health-server.ts';
import { Metrics } from './metrics.ts';
import { type DeviceReport, reportDevice, type WorkerStatus } from './status.ts';

const device: DeviceReport = {
  ...reportDevice({
    device: 'Device',
    phase: 'Idle',
    docker: 'up',
    account: undefined,
    job: 'none',
    problem: undefined,
    seenAt: undefined,
  }),
  seenSecondsAgo: 1,
  idleSeconds: '42',
};

const status = (...devices: readonly DeviceReport[]): WorkerStatus => ({
  worker: 'Worker',
  docker: 'up',
  draining: false,
  devices,
});

test('a worker is ready when each device is registered and was seen lately', () => {
  expect(whyNotReady(status())).toMatch(/no device/);
  expect(whyNotReady(status({ ...device, phase: 'Unregistered' }))).toMatch(/not registered/);
  expect(whyNotReady(status({ ...device, seenSecondsAgo: null }))).toMatch(/not seen/);
  expect(whyNotReady(status(device, { ...device, seenSecondsAgo: 61 }))).toMatch(/61 seconds/);
  expect(whyNotReady(status(device))).toBeUndefined();
});

describe(startHealthServer, () => {
  let server: LoopbackServer;
  let current = status(device);

  beforeAll(async () => {
    server = await startHealthServer({
      port: 0,
      status: () => current,
      metrics: new Metrics(),
      onError: () => undefined,
    });
  });

  afterAll(() => server.stop());

  test('readiness follows the devices, health does not', async () => {
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    current = status();
    const response = await fetch(`${server.url}/readyz`);
    expect([response.status, await response.text()]).toEqual([503, 'no device is registered for this worker\n']);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    current = status(device);
  });

  test('metrics tell phase and proven seconds of each device', async () => {
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toContain('escapement_worker_device_phase{device="Device",phase="Idle"} 1');
    expect(metrics).toContain('escapement_worker_device_phase{device="Device",phase="Running"} 0');
    expect(metrics).toContain('escapement_worker_device_proven_seconds{device="Device",use="idle"} 42');
  });

  test('the status is the one of the command', async () => {
    expect(await (await fetch(`${server.url}/status`)).json()).toEqual(current);
    expect((await fetch(`${server.url}/other`)).status).toBe(404);
  });
});
