// The pages about the programs say what the sources give, and name what exists.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PROGRAMS, programIdl } from '../client/artifacts.ts';
import { remake } from '../scripts/readme/markdown.ts';
import { pages } from '../scripts/readme/pages.ts';
import { ANYWHERE, refusalsOf } from '../scripts/readme/refusals.ts';

interface Link {
  readonly text: string;
  /** What is linked to, without the place in it. */
  readonly target: URL;
  /** Place in it, after `#`. */
  readonly place: string | undefined;
  /** What follows the link on its line. */
  readonly rest: string;
}

/** Links of a page that lead into the repository. */
function linksOf(page: string, file: URL): Link[] {
  return [...page.matchAll(/\[([^\]\n]+)\]\((?!https?:)([^)\s]+)\)(.*)/g)].flatMap(
    ([, text = '', path = '', rest = '']) => {
      const [name = '', place] = path.split('#');
      const link = { text, target: name === '' ? file : new URL(name, file), place, rest };
      // Links further on in the same line.
      return [link, ...linksOf(rest, file)];
    },
  );
}

/** Places that a page can be linked at, as GitHub names headings. */
function placesOf(page: string): string[] {
  return [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

const all = pages().map((page) => ({ ...page, name: page.file.pathname.split('/programs/').at(-1) ?? '' }));
const programs = new URL('../', import.meta.url);
const page = (name: string) => readFileSync(new URL(name, programs), 'utf8');

describe('what is made of a page', () => {
  it('refuses what nobody makes', () => {
    const make = () => {
      throw new Error('nobody');
    };
    expect(() => remake('<!-- made: x --><!-- /made -->', make)).toThrow('nobody');
  });

  it('stays in its line or has lines of its own, and is the same when it is made again', () => {
    const make = (name: string) => (name === 'a' ? '1' : '1\n2');
    const once = remake('<!-- made: a --><!-- /made --> <!-- made: b --><!-- /made -->', make);
    expect(once).toBe('<!-- made: a -->1<!-- /made --> <!-- made: b -->\n1\n2\n<!-- /made -->');
    expect(remake(once, make)).toBe(once);
  });
});

describe.each(all)('$name', ({ file, committed, made }) => {
  it('is what the sources give', () => {
    expect(committed, 'run programs/scripts/readme.ts').toBe(made);
  });

  it('begins no line with a figure, which Markdown would take for a block of HTML', () => {
    expect(committed).not.toMatch(/^ *<!-- made: .*<!-- \/made -->/m);
  });

  it('links to what exists', () => {
    for (const { target, place, text } of linksOf(committed, file)) {
      expect(existsSync(target), `${text}: ${target.pathname}`).toBe(true);
      if (place) expect(placesOf(readFileSync(target, 'utf8')), text).toContain(place);
    }
  });

  it('links to functions, types and errors that are there', () => {
    for (const { target, text } of linksOf(committed, file)) {
      if (!target.pathname.endsWith('.rs')) continue;
      const source = readFileSync(target, 'utf8');
      const [owner = '', name] = text.replaceAll('`', '').split('::');
      if (/^[\w]+\.rs$/.test(owner)) continue;
      expect(source, text).toMatch(new RegExp(`\\b${owner}\\b`));
      if (name) expect(source, text).toMatch(new RegExp(`\\bfn ${name}\\b`));
    }
  });
});

describe('the instructions', () => {
  it.each(PROGRAMS)('of %s are named for every error of it', (program) => {
    const { instructions, errors = [] } = programIdl(program);
    const named = new Set(instructions.flatMap(({ name }) => refusalsOf(program, name)));
    const missing = errors.map(({ name }) => name).filter((name) => !named.has(name) && !ANYWHERE.includes(name));
    expect(missing, 'add them to scripts/readme/refusals.ts').toEqual([]);
  });

  it('refuse by no error that is not looked at', () => {
    expect(() => refusalsOf('staking', 'stake_steal')).toThrow("staking's stake_steal");
  });
});

describe('the threat model', () => {
  const file = new URL('docs/threat-model.md', programs);
  const links = linksOf(page('docs/threat-model.md'), file).filter(({ target }) =>
    target.pathname.endsWith('.test.ts'),
  );

  it('names tests that are there', () => {
    for (const { target, text, rest } of links) {
      const source = readFileSync(target, 'utf8');
      // Names in quotes up to the next link.
      const [own = ''] = rest.split('](');
      for (const [, title = ''] of own.matchAll(/"([^"]+)"/g)) {
        expect(source.replaceAll("\\'", "'"), `${text}: ${title}`).toContain(title);
      }
    }
  });

  it('names an attack of every file of attacks', () => {
    const named = new Set(links.map(({ target }) => target.pathname.split('/tests/attacks/')[1]));
    for (const name of readdirSync(new URL('tests/attacks/', programs))) expect([...named]).toContain(name);
  });
});
