import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

const ICONS = { good: 'check', bad: 'cross', busy: 'ring', wait: 'clock', quiet: 'dash' } as const satisfies Record<
  string,
  IconName
>;

/** How a state is meant: proven or done, trouble, at work, waiting, neither. */
export type Tone = keyof typeof ICONS;

/** A state, told by icon, colour and word. */
export function Pill({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`pill ${tone}`}>
      <Icon name={ICONS[tone]} />
      {children}
    </span>
  );
}
