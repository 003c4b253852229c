import bs58 from 'bs58';
import { describe, expect, it } from 'vitest';
import { parseProgram } from '../idl/program.ts';
import { kitchenSink } from '../testing/kitchen-sink.ts';
import { extractEvents, type RpcTransaction } from './transaction.ts';

const program = parseProgram({ name: 'sink', idl: kitchenSink });
const programs = new Map([[program.programId, program]]);
const SIGNATURE = bs58.encode(new Uint8Array(64).fill(3));
const OTHER = '11111111111111111111111111111111';
const TAG = 'e445a52e51cb9a1d';
const KEYS = [OTHER, program.eventAuthority, program.programId];

const call = (data: string, programIdIndex = 2, accounts = [1]) => ({
  programIdIndex,
  accounts,
  data: bs58.encode(Buffer.from(data, 'hex')),
});
const transaction = (
  instructions: ReturnType<typeof call>[],
  meta: Partial<RpcTransaction['meta']> = {},
  accountKeys = KEYS,
): RpcTransaction => ({
  slot: 9,
  transaction: { message: { accountKeys } },
  meta: { err: null, innerInstructions: [{ index: 4, instructions }], ...meta },
});
const extract = (value: RpcTransaction) => extractEvents(value, SIGNATURE, null, programs);

describe('extractEvents', () => {
  it('takes a call of the program to itself, with its place', () => {
    const [event, ...rest] = extract(transaction([call('00', 0), call(`${TAG}0102`)]));
    expect(rest).toEqual([]);
    expect(event).toMatchObject({ slot: 9n, instruction: 4, inner: 1, program });
    expect(Buffer.from(event!.data).toString('hex')).toBe('0102');
  });

  it('finds the keys that a lookup table loaded', () => {
    const loaded = { writable: [program.eventAuthority], readonly: [program.programId] };
    const value = transaction([call(`${TAG}01`, 2, [1])], { loadedAddresses: loaded }, [OTHER]);
    expect(extract(value)).toHaveLength(1);
  });

  it.each([
    ['of a failed transaction', transaction([call(`${TAG}01`)], { err: { InstructionError: [0, { Custom: 1 }] } })],
    ['of another program with the same bytes', transaction([call(`${TAG}01`, 0)])],
    ['signed by another account', transaction([call(`${TAG}01`, 2, [0])])],
    ['without any account', transaction([call(`${TAG}01`, 2, [])])],
    ['with an account that does not exist', transaction([call(`${TAG}01`, 2, [77])])],
    ['under another tag', transaction([call('e445a52e51cb9a1e01')])],
    ['shorter than the tag', transaction([call('e445a52e51cb9a')])],
    ['when nothing was called', transaction([], { innerInstructions: null })],
  ])('takes no event %s', (_, value) => {
    expect(extract(value)).toEqual([]);
  });
});
