import { landPath, MAP_SIZE } from '../geo/world.server.ts';

const body = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${MAP_SIZE.width} ${MAP_SIZE.height}"><path id="land" d="${landPath}"/></svg>\n`;

/** All land as one drawing that pages refer to and browsers keep: it never changes within a build. */
export function loader() {
  return new Response(body, {
    headers: { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'public, max-age=86400' },
  });
}
