import { Link } from '@remix-run/react';
import { grouped } from '../format/number.ts';
import { Numeral } from '../ui/numeral.tsx';
import { CLASSES } from './choropleth.ts';
import type { MapCountry } from './map.server.ts';

const STEPS = Array.from({ length: CLASSES + 1 }, (_, step) => step);

const WORDS = { claimed: 'claimed', proven: 'proven', hired: 'hired', staked: 'fully staked' } as const;

/** The world, countries with a device in colour; each leads to its devices. The table beside it says the same. */
export function WorldMap(props: {
  countries: readonly MapCountry[];
  most: string;
  by: keyof typeof WORDS;
  width: number;
  height: number;
}) {
  const word = WORDS[props.by];
  return (
    <div className="map map-frame">
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing of many links is a group, no element of its own exists for it */}
      <svg
        className="world"
        viewBox={`0 0 ${props.width} ${props.height}`}
        role="group"
        aria-label={`World map of ${word} GPUs`}
      >
        <use href="/map/land.svg#land" className="land" />
        {props.countries.map((country) => (
          <CountryLink key={country.code} country={country} word={word} />
        ))}
      </svg>
      <div className="legend">
        <span data-numeral="axis">
          0
          <span className="scale">
            {STEPS.map((step) => (
              <svg key={step} viewBox="0 0 14 5" preserveAspectRatio="none" aria-hidden="true">
                <rect className={`c${step}`} width="14" height="5" rx="1" />
              </svg>
            ))}
          </span>
          <Numeral kind="axis">{grouped(props.most)}</Numeral>
        </span>
        <span>GPUs {word}, by declared country</span>
      </div>
    </div>
  );
}

function CountryLink({ country, word }: { country: MapCountry; word: string }) {
  const { path, dot } = country.shape;
  const label = `${country.name}: ${grouped(country.count)} ${word}`;
  return (
    <Link
      to={`/devices?country=${country.code}`}
      aria-label={label}
      data-country={country.code}
      data-count={country.count}
    >
      <title data-numeral="axis">{label}</title>
      {path !== undefined && <path d={path} className={`c${country.step}`} />}
      {dot !== undefined && <circle cx={dot[0]} cy={dot[1]} r="4.2" className={`c${country.step}`} />}
    </Link>
  );
}
