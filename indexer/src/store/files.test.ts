import { describe, expect, it } from 'vitest';
import { programFiles, sqlFiles } from './files.ts';

const programs = [{ name: 'rewards' }, { name: 'marketplace' }, { name: 'staking' }];

/** Statement that makes a view, of one folder. */
async function view(folder: string, name: string): Promise<string> {
  const statements = (await sqlFiles(folder)).flatMap((file) => file.statements);
  return statements.find((statement) => statement.includes(`CREATE OR REPLACE VIEW ${name} AS`)) ?? '';
}

describe('the schema files', () => {
  it('come in the order of their numbers, whatever the order of the programs', async () => {
    const numbers = (await programFiles(programs)).map(({ name }) => name.replace(/^.*\//, '').slice(0, 3));
    expect(numbers).toEqual([...numbers].sort());
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('have the text of a view where they name it in braces, also inside of that', async () => {
    const reward = await view('rewards', 'device_reward_at');
    expect(reward).toContain('FROM ev_rewards_epoch_scored_devices AS d');
    expect(reward).toContain('FROM ev_rewards_epoch_finalized WHERE');
    for (const { statements } of await programFiles(programs)) {
      for (const statement of statements) expect(statement).not.toContain('{{');
    }
  });

  it('count devices the same with and without stakes', async () => {
    const counts = (text: string): string =>
      /toBool\(NOT d\.retired\) AS claimed[\s\S]*? AS hired/.exec(text)?.[0] ?? '';
    const alone = counts(await view('marketplace', 'device_status_at'));
    expect(alone).not.toBe('');
    expect(counts(await view('staking', 'device_status_at'))).toBe(alone);
  });
});
