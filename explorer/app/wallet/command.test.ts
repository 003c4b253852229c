import { describe, expect, it } from 'vitest';
import { isImageByDigest, splitCommand } from './command.ts';

describe('splitCommand', () => {
  it.each([
    ['', []],
    ['  python   train.py ', ['python', 'train.py']],
    [`sh -c 'echo "a b"'`, ['sh', '-c', 'echo "a b"']],
    [`echo "it's" a\\ b ""`, ['echo', "it's", 'a b', '']],
  ])('splits %j', (text, words) => {
    expect(splitCommand(text)).toEqual(words);
  });
});

describe('isImageByDigest', () => {
  it('refuses a tag', () => {
    expect(isImageByDigest('busybox:latest')).toBe(false);
    expect(isImageByDigest(`docker.io/library/busybox@sha256:${'a'.repeat(64)}`)).toBe(true);
  });
});
