import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

const ICONS = { good: 'check', bad: 'warning', wait: 'clock', quiet: 'dash' } as const;

/** Something that just happened, told where it happened. Trouble is announced at once, the rest when there is a pause. */
export function Message({ tone, children }: { tone: keyof typeof ICONS; children: ReactNode }) {
  return (
    <div className={`message ${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon name={ICONS[tone]} />
      <div>{children}</div>
    </div>
  );
}
