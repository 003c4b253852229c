import { table } from './markdown.ts';

const OPENINGS = [1, 4, 10, 50];

/** How likely a device that computes a part of its work passes several openings. */
export function chancesTable(): string {
  const rows = [1 / 2, 3 / 4, 7 / 8, 0.99].map((part) => [
    `${part}`,
    ...OPENINGS.map((openings) => `${Number((part ** openings).toPrecision(2))}`),
  ]);
  return table(['part *p* computed', ...OPENINGS.map((openings) => `passes ${openings}`)], rows);
}
