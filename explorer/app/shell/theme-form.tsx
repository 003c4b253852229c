import { useLocation } from '@remix-run/react';
import { Icon } from '../ui/icon.tsx';
import type { Theme } from './theme.server.ts';

const CHOICES = [
  ['system', 'screen', 'Colours of the system'],
  ['light', 'sun', 'Light colours'],
  ['dark', 'moon', 'Dark colours'],
] as const;

/** Chooses the colours by an ordinary form, so that it works without scripts and the page never flashes. */
export function ThemeForm({ theme }: { theme: Theme }) {
  const { pathname, search } = useLocation();
  return (
    <form method="post" action="/theme" className="theme">
      <input type="hidden" name="to" value={pathname + search} />
      {CHOICES.map(([value, icon, label]) => (
        <button
          type="submit"
          key={value}
          name="theme"
          value={value}
          aria-pressed={theme === value}
          aria-label={label}
          title={label}
        >
          <Icon name={icon} />
        </button>
      ))}
    </form>
  );
}
