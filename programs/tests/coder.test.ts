// The generated codecs against Anchor's own coder, for random values of every type of the IDLs.

import { BorshCoder } from '@coral-xyz/anchor';
import { Keypair, PublicKey } from '@solana/web3.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROGRAMS, type ProgramName, programIdl } from '../client/artifacts.ts';
import { type Codec, decode, encode } from '../client/codec/index.ts';
import * as marketplace from '../client/generated/marketplace/index.ts';
import * as rewards from '../client/generated/rewards/index.ts';
import * as staking from '../client/generated/staking/index.ts';
import { originsOf } from '../scripts/generate/foreign.ts';
import type { Idl } from '../scripts/generate/idl.ts';
import { camel, codecName, pascal, screaming } from '../scripts/generate/names.ts';
import { anchorForm, arbitraryOf, canonical } from './support/idl-values.ts';

const CLIENTS = { marketplace, staking, rewards } as const;
const of = (name: string) => ({ defined: { name } });
const runs = { numRuns: 25 };

/** A program's IDL, and its generated client by names that the IDL gives. */
function clientOf(program: ProgramName) {
  const idlOf = (name: ProgramName) => programIdl(name) as unknown as Idl;
  const idl = idlOf(program);
  const origins = originsOf(idl, PROGRAMS.slice(0, PROGRAMS.indexOf(program)).map(idlOf));
  const client = CLIENTS[program] as unknown as Record<string, unknown>;
  return {
    idl,
    coder: new BorshCoder(programIdl(program)),
    types: (idl.types ?? []).filter(({ name }) => !origins.has(name)),
    codec: (name: string) => client[codecName(name)] as Codec<unknown>,
    discriminator: (name: string) => client[`${screaming(pascal(name))}_EVENT_DISCRIMINATOR`] as Uint8Array,
    encodeAccount: (name: string) => client[`encode${name}`] as (value: unknown) => Uint8Array,
    builder: (name: string) =>
      client[`${camel(name)}Instruction`] as (...input: unknown[]) => { data: Buffer; keys: unknown[] },
    decodeAny: (kind: 'Account' | 'Event') =>
      client[`decode${pascal(program)}${kind}`] as (data: Uint8Array) => unknown,
  };
}

describe.each(PROGRAMS)('the client of %s', (program) => {
  const { idl, coder, types, codec, discriminator, encodeAccount, builder, decodeAny } = clientOf(program);

  it.each(types.map(({ name }) => name))('type %s is read back as it was written', (name) => {
    fc.assert(
      fc.property(arbitraryOf(idl, of(name)), (value) => {
        expect(decode(codec(name), encode(codec(name), value))).toEqual(value);
      }),
      runs,
    );
  });

  it.each((idl.accounts ?? []).map(({ name }) => name))("account %s has Anchor's bytes", (name) => {
    fc.assert(
      fc.property(arbitraryOf(idl, of(name)), (value) => {
        const data = encodeAccount(name)(value);
        expect(canonical(coder.accounts.decode(name, Buffer.from(data)))).toEqual(
          canonical(anchorForm(idl, of(name), value)),
        );
        expect(decodeAny('Account')(data)).toEqual({ name, data: value });
      }),
      runs,
    );
  });

  it.each((idl.events ?? []).map(({ name }) => name))("event %s has Anchor's bytes", (name) => {
    fc.assert(
      fc.property(arbitraryOf(idl, of(name)), (value) => {
        const data = Buffer.concat([discriminator(name), encode(codec(name), value)]);
        const decoded = coder.events.decode(data.toString('base64'));
        expect(decoded?.name).toBe(name);
        expect(canonical(decoded?.data)).toEqual(canonical(anchorForm(idl, of(name), value)));
        expect(decodeAny('Event')(data)).toEqual({ name, data: value });
      }),
      runs,
    );
  });

  it('knows no event or account of another', () => {
    expect(decodeAny('Event')(new Uint8Array(8))).toBeUndefined();
    expect(decodeAny('Account')(new Uint8Array(8))).toBeUndefined();
  });

  it.each(idl.instructions.map((instruction) => [instruction.name, instruction] as const))(
    "instruction %s has Anchor's bytes",
    (name, item) => {
      const keys = Object.fromEntries(
        item.accounts.map((account) => [camel(account.name), Keypair.generate().publicKey]),
      );
      const single = item.args.length === 1 && typeof item.args[0]?.type === 'object' && 'defined' in item.args[0].type;
      const args = fc.record(Object.fromEntries(item.args.map((arg) => [camel(arg.name), arbitraryOf(idl, arg.type)])));
      fc.assert(
        fc.property(args, (value) => {
          const input = single ? Object.values(value)[0] : value;
          const built = builder(name)(keys, ...(item.args.length > 0 ? [input] : []));
          const theirs = Object.fromEntries(
            item.args.map((arg) => [arg.name, anchorForm(idl, arg.type, value[camel(arg.name)])]),
          );
          expect(built.data.toString('hex')).toBe(coder.instruction.encode(name, theirs).toString('hex'));
          expect(built.keys).toMatchObject(
            item.accounts.map(({ signer = false, writable = false }) => ({ isSigner: signer, isWritable: writable })),
          );
        }),
        runs,
      );
    },
  );
});

describe('an account', () => {
  it('is refused as another kind', () => {
    const data = marketplace.encodeRenter({ owner: PublicKey.default, nextNonce: 1n, sequence: 2n, bump: 3 });
    expect(() => marketplace.decodeRental(data)).toThrow(/The account is no Rental/);
    expect(() => marketplace.decodeRenter(data.subarray(0, 40))).toThrow(/cut short/);
  });
});
