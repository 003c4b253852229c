/** Writes a decimal integer with grouped thousands: `1234567` as `1,234,567`. Exact for any size. */
export function grouped(value: string | bigint | number): string {
  const text = String(value);
  const sign = text.startsWith('-') ? '-' : '';
  return sign + text.slice(sign.length).replace(/\B(?=(\d{3})+$)/g, ',');
}
