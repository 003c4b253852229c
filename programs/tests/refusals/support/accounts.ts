// What lies at an address, and what could be put in its place.

import { address } from '@solana/kit';
import { AccountLayout, MINT_SIZE, TOKEN_PROGRAM_ID } from '@solana/spl-token';
import { type Keypair, PublicKey } from '@solana/web3.js';
import { PROGRAMS, programIdl } from '../../../client/artifacts.ts';
import type { Chain } from '../../support/chain.ts';
import { keypair } from '../../support/keys.ts';
import { anotherAccount } from '../../support/tokens.ts';

const LOADER = 'BPFLoaderUpgradeab1e11111111111111111111111';

/** What an account is: of a type of one of the programs, of tokens, or only an address. */
export type Held =
  | { readonly what: 'account'; readonly type: string }
  | { readonly what: 'token'; readonly mint: PublicKey; readonly owner: PublicKey }
  | { readonly what: 'mint' | 'program data' | 'address' };

const TYPES = PROGRAMS.map((name) => programIdl(name)).flatMap((idl) =>
  (idl.accounts ?? []).map(({ name, discriminator }) => ({ program: idl.address, name, discriminator })),
);

/** Tells what lies at an address. */
export function heldAt(chain: Chain, key: PublicKey): Held {
  const account = chain.svm.getAccount(address(key.toBase58()));
  if (!account.exists || account.executable) return { what: 'address' };
  const { data, programAddress } = account;
  if (programAddress === TOKEN_PROGRAM_ID.toBase58()) {
    if (data.length === MINT_SIZE) return { what: 'mint' };
    const { mint, owner } = AccountLayout.decode(data);
    return { what: 'token', mint, owner };
  }
  if (programAddress === LOADER) return { what: 'program data' };
  const type = TYPES.find(
    ({ program, discriminator }) => program === programAddress && discriminator.every((byte, at) => data[at] === byte),
  );
  return type ? { what: 'account', type: type.name } : { what: 'address' };
}

/** Whether both are of one type. */
export function isAlike(a: Held, b: Held): boolean {
  return a.what === b.what && (a.what !== 'account' || b.what !== 'account' || a.type === b.type);
}

/** Accounts among those that were seen which are there and meet a condition, in the order in which they were seen. */
export function findSeen(
  chain: Chain,
  seen: ReadonlySet<string>,
  is: (held: Held, key: PublicKey) => boolean,
): PublicKey | undefined {
  return [...seen].map((key) => new PublicKey(key)).find((key) => is(heldAt(chain, key), key));
}

/** Makes a token account as anybody can: of any owner and mint, at an address of its own. */
export function makeToken(chain: Chain, payer: Keypair, owner: PublicKey, mint: PublicKey, label: string): PublicKey {
  try {
    return anotherAccount(chain, payer, owner, mint, keypair(label));
  } catch (error) {
    // Or it would pass for the refusal that is looked for.
    throw new Error(`no token account: ${label}`, { cause: error });
  }
}

/** Does something while there is nothing at an address, as after its account was closed. */
export function whileClosed<T>(chain: Chain, key: PublicKey, act: () => T): T {
  const account = chain.svm.getAccount(address(key.toBase58()));
  if (!account.exists) throw new Error(`no account ${key.toBase58()}`);
  const empty = { data: new Uint8Array(), lamports: 0n, space: 0n, executable: false };
  chain.svm.setAccount({ ...account, ...empty, programAddress: address(PublicKey.default.toBase58()) } as never);
  try {
    return act();
  } finally {
    chain.svm.setAccount(account);
  }
}
