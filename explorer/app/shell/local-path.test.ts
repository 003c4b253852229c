import { describe, expect, it } from 'vitest';
import { localPath } from './local-path.ts';

describe('localPath', () => {
  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', '', null, 7])(
    'leads %j to the front page',
    (value) => {
      expect(localPath(value)).toBe('/');
    },
  );

  it('keeps a path with its query', () => {
    expect(localPath('/devices?model=1')).toBe('/devices?model=1');
  });
});
