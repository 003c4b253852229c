import { CURRENCY_DECIMALS } from '@escapement/programs/browser';
import { builder } from '../builder.ts';
import type { MintWord } from '../data/words.ts';
import { MintSymbol } from './enums.ts';

/** A mint as it is shown. */
interface MintShape {
  readonly symbol: MintWord;
  readonly address: string;
  readonly decimals: number;
}

/** A mint of the marketplace. */
export const Mint = builder.objectRef<MintShape>('Mint').implement({
  description: 'A mint of the marketplace.',
  fields: (t) => ({
    address: t.expose('address', { type: 'PublicKey', description: 'Address of the mint.' }),
    decimals: t.expose('decimals', { type: 'Int', description: 'Decimals of its smallest unit.' }),
    symbol: t.expose('symbol', { type: MintSymbol, description: 'Symbol.' }),
  }),
});

/** The mint with this symbol and address. */
export function mintOf(symbol: MintWord, address: string): MintShape {
  return { symbol, address, decimals: CURRENCY_DECIMALS[symbol] };
}

/** The mint of a row that names one. */
export function mintOfRow(row: { readonly mint_symbol: MintWord; readonly mint: string }): MintShape {
  return mintOf(row.mint_symbol, row.mint);
}
