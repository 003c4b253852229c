/**
 * Reads an amount as people type it (`1,234.5`), in the smallest unit; undefined for what is no amount, or has more decimals than
 * the mint.
 */
export function typedAmount(text: string, decimals: number): bigint | undefined {
  const match = /^(\d{1,15})(?:\.(\d*))?$/.exec(text.trim().replaceAll(',', ''));
  const [whole, fraction = ''] = match?.slice(1) ?? [];
  if (whole === undefined || fraction.length > decimals) return undefined;
  return BigInt(whole + fraction.padEnd(decimals, '0'));
}

/** An amount as it stands in a field to be changed: `1234.5`, without what says nothing. */
export function amountToType(amount: bigint, decimals: number): string {
  const digits = amount.toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** Reads a percentage as people type it, in basis points; undefined for what is none. */
export function typedBasisPoints(text: string): number | undefined {
  const amount = typedAmount(text, 2);
  return amount === undefined || amount > 10_000n ? undefined : Number(amount);
}
