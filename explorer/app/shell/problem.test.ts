import { describe, expect, it } from 'vitest';
import { problemOf } from './problem.tsx';

/** A thrown response as the router gives it to an error boundary. */
const response = (status: number, data: string) => ({ status, statusText: '', internal: false, data });

describe('problemOf', () => {
  it('tells what is not on the chain from an address that has no page', () => {
    const text = 'The chain never had a device at this address.';
    expect(problemOf(response(404, text))).toEqual({ title: 'Not on the chain', text });
    expect(problemOf(response(404, '')).title).toBe('No such page');
  });

  it('says when the data can’t be had, and never what broke inside', () => {
    expect(problemOf(response(503, 'x')).title).toBe('No answer from the read API');
    expect(problemOf(new Error('secret detail')).text).not.toContain('secret');
  });
});
