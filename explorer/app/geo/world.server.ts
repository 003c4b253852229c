import { geoNaturalEarth1, geoPath } from 'd3-geo';
import type { Feature, Geometry, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas from 'world-atlas/countries-110m.json';
import { CENTROIDS } from './centroids.ts';

/** Width and height of the map in its own units. */
export const MAP_SIZE = { width: 960, height: 470 } as const;

/** Below this area (square map units) a country is drawn as a dot too: its outline alone would not be seen. */
const DOT_AREA = 60;

/** Outline of a country, a dot where the outline is missing or too small to be seen, or both. */
export type CountryShape = { path?: string; dot?: readonly [x: number, y: number] };

const ANTARCTICA = 10;

const countries = feature(
  atlas as unknown as Topology,
  (atlas as unknown as Topology<{ countries: GeometryCollection }>).objects.countries,
).features.filter((country) => Number(country.id) !== ANTARCTICA);

const projection = geoNaturalEarth1().fitExtent(
  [
    [4, 4],
    [MAP_SIZE.width - 4, MAP_SIZE.height - 4],
  ],
  { type: 'FeatureCollection', features: countries },
);
const toPath = geoPath(projection).digits(1);

const outlines = new Map(
  countries.filter((country) => country.id !== undefined).map((country) => [Number(country.id), country]),
);

/** Shape of a country by ISO 3166-1 numeric code; undefined for a code that no country has. */
export function countryShape(code: number): CountryShape | undefined {
  const known = shapes.get(code);
  if (known) return known;
  const shape = drawCountry(code);
  if (shape) shapes.set(code, shape);
  return shape;
}

const shapes = new Map<number, CountryShape>();

function drawCountry(code: number): CountryShape | undefined {
  const outline = outlines.get(code);
  if (outline) {
    const path = toPath(outline) ?? undefined;
    const mainland = largestPart(outline);
    return toPath.area(outline) < DOT_AREA ? { path, dot: rounded(toPath.centroid(mainland)) } : { path };
  }
  const centre = CENTROIDS[code];
  const point = centre && projection([centre[0], centre[1]]);
  return point ? { dot: rounded(point) } : undefined;
}

/** All land as one path, the ground on which countries with devices are drawn. */
export const landPath = toPath({ type: 'FeatureCollection', features: countries }) ?? '';

/** The part of a country with the largest area: its centre lies on land, the centre of all parts may not. */
function largestPart(country: Feature<Geometry>): Feature<Geometry> {
  const { geometry } = country;
  if (geometry.type !== 'MultiPolygon') return country;
  const parts = geometry.coordinates.map(
    (coordinates): Feature<Polygon> => ({
      type: 'Feature',
      properties: null,
      geometry: { type: 'Polygon', coordinates },
    }),
  );
  return parts.reduce((largest, part) => (toPath.area(part) > toPath.area(largest) ? part : largest));
}

function rounded(point: readonly [number, number]): readonly [number, number] {
  return [Math.round(point[0] * 10) / 10, Math.round(point[1] * 10) / 10];
}
