import { createCookie } from '@remix-run/node';

const THEMES = ['system', 'light', 'dark'] as const;

/** Colours asked for: those of the visitor's system, or one of ours. */
export type Theme = (typeof THEMES)[number];

const YEAR = 365 * 24 * 3600;
const cookie = createCookie('theme', { path: '/', sameSite: 'lax', maxAge: YEAR });

/** Takes any text for a theme; anything unknown is the system's. */
export function themeOf(value: unknown): Theme {
  return THEMES.find((theme) => theme === value) ?? 'system';
}

/** The theme in a request's cookie. */
export async function readTheme(request: Request): Promise<Theme> {
  return themeOf(await cookie.parse(request.headers.get('Cookie')));
}

/** The header that keeps a theme for a year. */
export async function writeTheme(theme: Theme): Promise<string> {
  return cookie.serialize(theme, theme === 'system' ? { maxAge: 0 } : {});
}
