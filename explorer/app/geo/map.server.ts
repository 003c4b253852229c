import { classOf } from './choropleth.ts';
import { type CountryShape, countryShape } from './world.server.ts';

/** What the map counts. */
export const COUNTS = {
  claimed: 'claimedGpus',
  proven: 'provenGpus',
  hired: 'hiredGpus',
  staked: 'stakedGpus',
} as const;
export type CountName = keyof typeof COUNTS;

type CountryCounts = {
  country: number;
  name: string | null;
  claimedGpus: string;
  provenGpus: string;
  hiredGpus: string;
  stakedGpus: string;
};

/** A country made ready to draw. */
export type MapCountry = { code: number; name: string; count: string; step: number; shape: CountryShape };

/** Countries with a device, the largest outline first so that dots lie on top, and the most that one of them has. */
export function mapOf(
  countries: readonly CountryCounts[],
  by: CountName,
): { countries: MapCountry[]; most: string; missing: number } {
  const field = COUNTS[by];
  const most = countries.reduce((most, country) => (BigInt(country[field]) > most ? BigInt(country[field]) : most), 0n);
  const drawn = countries.flatMap((country): MapCountry[] => {
    const shape = countryShape(country.country);
    if (!shape) return [];
    const name = country.name ?? `Country ${country.country}`;
    return [{ code: country.country, name, count: country[field], step: classOf(BigInt(country[field]), most), shape }];
  });
  drawn.sort((left, right) => Number(left.shape.dot !== undefined) - Number(right.shape.dot !== undefined));
  return { countries: drawn, most: most.toString(), missing: countries.length - drawn.length };
}
