import { expect, test } from 'vitest';
import { Alarm, sleep } from './sleep.ts';

const hour = 3_600_000;

test('a wait ends when its signal aborts, before or during it', async () => {
  await sleep(hour, AbortSignal.abort());
  await sleep(hour, AbortSignal.timeout(5));
});

test('a ring ends the wait under way', async () => {
  const alarm = new Alarm();
  const waiting = alarm.wait(hour);
  alarm.ring();
  await waiting;
});

test('a ring before a wait ends that wait only', async () => {
  const alarm = new Alarm();
  alarm.ring();
  await alarm.wait(hour);
  const started = performance.now();
  await alarm.wait(20);
  expect(performance.now() - started).toBeGreaterThan(15);
});
