import { describe, expect, it } from 'vitest';
import { deviceFilters, deviceVariables } from './filters.server.ts';

describe('deviceFilters', () => {
  it('leaves out what it does not understand', () => {
    const filters = deviceFilters(new URLSearchParams('model=x&country=-1&status=BROKEN&sort=owner'));
    expect(filters).toMatchObject({ model: undefined, country: undefined, status: undefined, sort: 'registered' });
  });

  it('becomes the variables of the query', () => {
    const variables = deviceVariables(
      deviceFilters(new URLSearchParams('model=3&country=702&status=HIRED&sort=price&order=asc&after=abc')),
    );
    expect(variables).toMatchObject({
      after: 'abc',
      where: { modelCode: 3, country: 702, status_in: ['HIRED'] },
      orderBy: 'ASK_USDC',
      orderDirection: 'ASC',
    });
  });
});
