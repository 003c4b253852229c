// The generated codecs against Anchor's own coder, for random values of every type of the IDL.

import { BorshCoder } from '@coral-xyz/anchor';
import { Keypair, PublicKey } from '@solana/web3.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marketplaceIdl } from '../client/artifacts.ts';
import { type Codec, decode, encode } from '../client/codec/index.ts';
import * as accounts from '../client/generated/marketplace/accounts.ts';
import * as events from '../client/generated/marketplace/events.ts';
import * as instructions from '../client/generated/marketplace/instructions.ts';
import * as types from '../client/generated/marketplace/types.ts';
import type { Idl } from '../scripts/generate/idl.ts';
import { camel, codecName, pascal, screaming } from '../scripts/generate/names.ts';
import { anchorForm, arbitraryOf, canonical } from './support/idl-values.ts';

const idl = marketplaceIdl() as unknown as Idl;
const coder = new BorshCoder(marketplaceIdl());
const codecs = types as unknown as Record<string, Codec<unknown>>;
const codec = (name: string): Codec<unknown> => codecs[codecName(name)]!;
const of = (name: string) => ({ defined: { name } });
const runs = { numRuns: 25 };

describe('every type', () => {
  it.each((idl.types ?? []).map(({ name }) => name))('%s is read back as it was written', (name) => {
    fc.assert(
      fc.property(arbitraryOf(idl, of(name)), (value) => {
        expect(decode(codec(name), encode(codec(name), value))).toEqual(value);
      }),
      runs,
    );
  });
});

describe('every account', () => {
  it.each((idl.accounts ?? []).map(({ name }) => name))("%s has Anchor's bytes", (name) => {
    fc.assert(
      fc.property(arbitraryOf(idl, of(name)), (value) => {
        const encoders = accounts as unknown as Record<string, (value: unknown) => Uint8Array>;
        const data = encoders[`encode${name}`]!(value);
        expect(canonical(coder.accounts.decode(name, Buffer.from(data)))).toEqual(
          canonical(anchorForm(idl, of(name), value)),
        );
        expect(accounts.decodeMarketplaceAccount(data)).toEqual({ name, data: value });
      }),
      runs,
    );
  });

  it('is refused as another kind', () => {
    const data = accounts.encodeRenter({ owner: PublicKey.default, nextNonce: 1n, sequence: 2n, bump: 3 });
    expect(() => accounts.decodeRental(data)).toThrow(/The account is no Rental/);
    expect(() => accounts.decodeRenter(data.subarray(0, 40))).toThrow(/cut short/);
    expect(accounts.decodeMarketplaceAccount(new Uint8Array(8))).toBeUndefined();
  });
});

describe('every event', () => {
  it.each((idl.events ?? []).map(({ name }) => name))("%s has Anchor's bytes", (name) => {
    const discriminator = (events as unknown as Record<string, Uint8Array>)[
      `${screaming(pascal(name))}_EVENT_DISCRIMINATOR`
    ]!;
    fc.assert(
      fc.property(arbitraryOf(idl, of(name)), (value) => {
        const data = Buffer.concat([discriminator, encode(codec(name), value)]);
        const decoded = coder.events.decode(data.toString('base64'));
        expect(decoded?.name).toBe(name);
        expect(canonical(decoded?.data)).toEqual(canonical(anchorForm(idl, of(name), value)));
        expect(events.decodeMarketplaceEvent(data)).toEqual({ name, data: value });
      }),
      runs,
    );
  });

  it('of another program is none', () => {
    expect(events.decodeMarketplaceEvent(new Uint8Array(8))).toBeUndefined();
  });
});

describe('every instruction', () => {
  const builders = instructions as unknown as Record<
    string,
    (...input: unknown[]) => { data: Buffer; keys: unknown[] }
  >;
  it.each(idl.instructions.map((instruction) => [instruction.name, instruction] as const))(
    "%s has Anchor's bytes",
    (name, item) => {
      const keys = Object.fromEntries(
        item.accounts.map((account) => [camel(account.name), Keypair.generate().publicKey]),
      );
      const single = item.args.length === 1 && typeof item.args[0]?.type === 'object' && 'defined' in item.args[0].type;
      const args = fc.record(Object.fromEntries(item.args.map((arg) => [camel(arg.name), arbitraryOf(idl, arg.type)])));
      fc.assert(
        fc.property(args, (value) => {
          const input = single ? Object.values(value)[0] : value;
          const built = builders[`${camel(name)}Instruction`]!(keys, ...(item.args.length > 0 ? [input] : []));
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
