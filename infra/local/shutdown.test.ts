import { pino } from 'pino';
import { expect, it } from 'vitest';
import { Shutdown } from './shutdown.ts';

it('ends in reverse order, once, and goes on after a failure', async () => {
  const shutdown = new Shutdown(pino({ level: 'silent' }));
  const ended: string[] = [];
  shutdown.add('chain', async () => void ended.push('chain'));
  shutdown.add('data', () => Promise.reject(new Error('stuck')));
  shutdown.add('explorer', async () => void ended.push('explorer'));
  expect(shutdown.isEnding).toBe(false);
  await Promise.all([shutdown.end(), shutdown.end()]);
  expect(ended).toEqual(['explorer', 'chain']);
  expect(shutdown.isEnding).toBe(true);
});
